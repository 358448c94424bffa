using System.CommandLine;
using GeoDL.Typed.Samples.Sky.Running;

return await CommandLine
    .Create()
    .Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Guarded.PatienceWhenInterrupted });
