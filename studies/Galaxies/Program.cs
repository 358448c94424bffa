using System.CommandLine;
using GeoDL.Typed.Studies.Galaxies.Running;

return await CommandLine
    .Create()
    .Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Guarded.PatienceWhenInterrupted });
