using System.CommandLine;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>What commands that look at models take.</summary>
internal sealed class SourceArguments
{
    public Argument<string> Source { get; } =
        new("source") { Description = "A project (file or folder), which is built, or an assembly" };

    public Option<string> Configuration { get; } =
        new("--configuration", "-c")
        {
            Description = "The configuration in which a project is built",
            DefaultValueFactory = static _ => "Debug",
        };

    /// <summary>The assembly that a command line names.</summary>
    public ModelAssembly Open(ParseResult parsed) =>
        ModelAssembly.Open(parsed.GetValue(Source)!, parsed.GetValue(Configuration)!);
}
