using System.CommandLine;
using GeoDL.Typed.Samples.Digits.Running;

return await CommandLine
    .Create()
    .Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Guarded.PatienceWhenInterrupted });
