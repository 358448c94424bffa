using System.CommandLine;
using System.CommandLine.Invocation;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The option <c>--threads</c> of every command.</summary>
internal static class ThreadsOption
{
    /// <summary>The option: it holds for the process, before the command runs.</summary>
    public static Option<int> Create()
    {
        Option<int> option = new("--threads")
        {
            Description = "Threads at most; 0 takes as many as there are processors. Results do not depend on it",
            Recursive = true,
        };
        option.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--threads must be 0 or more.");
        });
        option.Action = new Setting(option);
        return option;
    }

    private sealed class Setting(Option<int> option) : SynchronousCommandLineAction
    {
        public override bool Terminating => false;

        public override int Invoke(ParseResult parseResult)
        {
            int threads = parseResult.GetValue(option);
            Parallelism.Threads = threads > 0 ? threads : Environment.ProcessorCount;
            return 0;
        }
    }
}
