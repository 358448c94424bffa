using System.CommandLine;
using GeoDL.Typed.Samples.NBody.Running;

return await CommandLine
    .Create()
    .Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Guarded.PatienceWhenInterrupted });
