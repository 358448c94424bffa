using System.CommandLine;
using GeoDL.Typed.Samples.Molecules.Running;

return await CommandLine
    .Create()
    .Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Guarded.PatienceWhenInterrupted });
