using System.CommandLine;
using System.CommandLine.Invocation;

namespace GeoDL.Typed.Samples.Common;

/// <summary>Options that commands of several programs have.</summary>
public static class CommandOptions
{
    /// <summary><c>--seed</c>.</summary>
    public static Option<ulong> Seed() =>
        new("--seed") { Description = "Fixes everything that is random", DefaultValueFactory = static _ => 7UL };

    /// <summary>A whole number that has a smallest value.</summary>
    public static Option<int> Positive(string name, string description, int value, int smallest = 1)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < smallest)
                result.AddError($"{name} must be at least {smallest}.");
        });
        return option;
    }

    /// <summary><c>--threads</c>, for a command that reads it itself.</summary>
    public static Option<int> Threads()
    {
        Option<int> option = new("--threads")
        {
            Description = "Threads at most; 0 takes as many as there are processors. Results do not depend on it",
        };
        option.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--threads must be 0 or more.");
        });
        return option;
    }

    /// <summary><c>--threads</c> of a program: it holds for the process, before any of its commands runs.</summary>
    public static Option<int> ThreadsOfProcess()
    {
        Option<int> option = Threads();
        option.Recursive = true;
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
