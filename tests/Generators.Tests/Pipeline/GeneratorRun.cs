using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>What a run of the generator gave.</summary>
internal sealed record GeneratorRun(IReadOnlyDictionary<string, string> Files, Compilation Output)
{
    /// <summary>
    /// Errors and warnings of C# over user's and generated files; only the user's own missing documentation is let
    /// pass. Each question compiles everything again.
    /// </summary>
    public IReadOnlyList<string> Problems() => Of(Output.GetDiagnostics());

    /// <summary>Fails with C#'s messages unless everything compiles without warnings.</summary>
    public GeneratorRun AssertClean()
    {
        AssertNone(Problems());
        return this;
    }

    /// <summary>
    /// The assembly, to be loaded; fails with C#'s messages unless everything compiles without warnings.
    /// </summary>
    public MemoryStream CleanImage()
    {
        var image = new MemoryStream();
        EmitResult emitted = Output.Emit(image);
        AssertNone(Of(emitted.Diagnostics));
        Assert.True(emitted.Success);
        image.Position = 0;
        return image;
    }

    private static void AssertNone(IReadOnlyList<string> problems) =>
        Assert.True(problems.Count == 0, string.Join("\n", problems));

    private static IReadOnlyList<string> Of(IEnumerable<Diagnostic> found) =>
        [
            .. found
                .Where(static d => d.Severity >= DiagnosticSeverity.Warning)
                .Where(static d =>
                    d.Id != "CS1591" || d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
                )
                .Select(static d => d.ToString()),
        ];
}
