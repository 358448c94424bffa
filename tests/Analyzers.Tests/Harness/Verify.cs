using System.Collections.Immutable;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>
/// Compares what compiler and analyzers report with what the source's markup expects: ids and exact places, no more and
/// no less.
/// </summary>
internal static class Verify
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing GeoDL.Typed;\n";

    /// <summary>Feature types that tests share, in a file of their own.</summary>
    public const string Features =
        Usings
        + """
            [Irreps("logMass: 0e + velocity: 1o")] public readonly ref partial struct Halo;
            [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;
            [Irreps("omegaM: 0e + spin: 0o")] public readonly ref partial struct Cosmology;
            """;

    /// <summary>Verifies a source, with the usual usings before it and the shared feature types beside it.</summary>
    public static Task That(string source) => Messages(source);

    /// <summary>Verifies the body of a model's method <c>Features M(…)</c>, with layers given before it.</summary>
    public static Task Model(string members) => That(InModel(members));

    /// <summary>A model with these members.</summary>
    public static string InModel(string members) =>
        "[EquivariantModel]\npublic sealed partial class Net\n{\n" + members + "\n}\n";

    /// <summary>Verifies a source and the message of its only diagnostic.</summary>
    public static async Task Says(string source, string message) =>
        Assert.Equal(message, Assert.Single(await Messages(source)));

    /// <summary>Verifies a source and returns the messages of what was expected.</summary>
    public static async Task<IReadOnlyList<string>> Messages(string source)
    {
        Markup markup = Markup.Parse(Usings + source);
        Compilation generated = Generate(markup.Text);
        var judged = new JudgedSymbols();
        ImmutableArray<Diagnostic> found = await Run(
            generated,
            markup.Expected.Any(static e => e.Id.StartsWith("GDL5", StringComparison.Ordinal)),
            judged
        );
        string[] expected =
        [
            .. markup
                .Expected.OrderBy(static e => e.Span.Start)
                .ThenBy(static e => e.Id, StringComparer.Ordinal)
                .Select(e => $"{e.Id} at {e.Span}: {markup.Text.Substring(e.Span.Start, e.Span.Length)}"),
        ];
        string[] actual = [.. found.Select(static d => $"{d.Id} at {d.Location.SourceSpan}: {TextOf(d)}")];
        Assert.True(
            expected.SequenceEqual(actual),
            $"Expected:\n{string.Join("\n", expected)}\nFound:\n"
                + string.Join(
                    "\n",
                    found.Select(static d => $"{d.Id} at {d.Location.SourceSpan}: {TextOf(d)}\n    {d}")
                )
        );
        // What is accepted is read back from its IL too, wherever a test comes from.
        if (found.IsEmpty)
            Assert.Empty(IlWitness.Examine(generated, judged));
        return [.. found.Select(static d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>What compiler and analyzers say about a file; advice only if it is asked for.</summary>
    public static Task<ImmutableArray<Diagnostic>> Run(string text, bool withAdvice = false) =>
        Run(Generate(text), withAdvice, null);

    private static async Task<ImmutableArray<Diagnostic>> Run(
        Compilation generated,
        bool withAdvice,
        JudgedSymbols? judged
    ) =>
        [.. (await Analysis.Run(generated, judged)).Where(d => withAdvice || d.Severity >= DiagnosticSeverity.Warning)];

    private static Compilation Generate(string text) =>
        Analysis.Generate(Analysis.Compile(("Model.cs", text), ("Features.cs", Features)));

    private static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan)
        ?? diagnostic.Location.ToString();
}
