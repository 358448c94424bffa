using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>What a run of the generator gave.</summary>
internal sealed record GeneratorRun(IReadOnlyDictionary<string, string> Files, Compilation Output)
{
    /// <summary>
    /// Errors and warnings of C# over user's and generated files; only the user's own missing documentation is let
    /// pass.
    /// </summary>
    public IReadOnlyList<string> Problems() =>
        [
            .. Output
                .GetDiagnostics()
                .Where(static d => d.Severity >= DiagnosticSeverity.Warning)
                .Where(static d =>
                    d.Id != "CS1591" || d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
                )
                .Select(static d => d.ToString()),
        ];

    /// <summary>Fails with C#'s messages unless everything compiles without warnings.</summary>
    public GeneratorRun AssertClean()
    {
        Assert.True(Problems().Count == 0, string.Join("\n", Problems()));
        return this;
    }
}
