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
    /// <param name="parsed">The command line.</param>
    /// <param name="keepsCode">Whether the files that the generator emits for a project are wanted as well.</param>
    public ModelAssembly Open(ParseResult parsed, bool keepsCode = false) =>
        ModelAssembly.Open(parsed.GetValue(Source)!, parsed.GetValue(Configuration)!, keepsCode);
}
