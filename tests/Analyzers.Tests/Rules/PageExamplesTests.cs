using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>
/// The pages' examples: what stands under Before triggers the rule with exactly the message of the page, what stands
/// under After does not.
/// </summary>
/// <remarks>With UPDATE_SNAPSHOTS=1 the messages are written instead.</remarks>
public sealed class PageExamplesTests
{
    private const string Around = """

        [Irreps("0e")] public readonly ref partial struct Energy;
        [EquivariantModel] public sealed partial class Block { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }
        [EquivariantModel] public sealed partial class Backbone { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }
        public static class Native { public static Hidden Clip(Hidden x) => x; }
        """;

    public static TheoryData<string> Ids => [.. Descriptors.ById.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Before_TriggersAndAfterDoesNot(string id)
    {
        string file = Path.Combine(RuleSetTests.Root, "docs", "rules", id + ".md");
        string page = await File.ReadAllTextAsync(file);
        Diagnostic[] before = await Found(Example(page, "Before"), id);

        Assert.Contains(before, d => d.Id == id);
        Assert.Empty(await Found(Example(page, "After"), id));
        string message = before.First(d => d.Id == id).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(file, WithMessage(page, message));
        else
            Assert.Equal(WithMessage(page, message), page);
    }

    /// <summary>The page with the whole message that its first example gives.</summary>
    private static string WithMessage(string page, string message)
    {
        int after = page.IndexOf("## After\n", StringComparison.Ordinal),
            old = page.IndexOf("## Message\n", StringComparison.Ordinal);
        return page[..(old >= 0 ? old : after)] + $"## Message\n\n> {message}\n\n" + page[after..];
    }

    private static async Task<Diagnostic[]> Found(string example, string id)
    {
        // A helper is judged where a model calls it; bare members stand in a class.
        string text =
            id == "GDL4006"
                ? example
                    + "\n[EquivariantModel] public sealed partial class Net { public Hidden "
                    + "Forward(Hidden x) => Tools.Half(x); }"
            : example.Contains(" struct ") || example.Contains(" class ") || example.Contains(" record ") ? example
            : "public static partial class Kernels { " + example + " }";
        string around = text.Contains("struct Halo") ? Around.Replace("Hidden", "Energy") : Around;
        string source =
            "using System;\nusing System.Collections.Generic;\nusing GeoDL.Typed;\nusing "
            + "GeoDL.Typed.CompilerServices;\n"
            + text
            + around;
        string features = text.Contains("struct Halo") ? string.Empty : Verify.Features;
        ImmutableArray<Diagnostic> found = await Analysis.Run(
            Analysis.Generate(
                Analysis.Compile(("Page.cs", source), ("Features.cs", features)).WithOptions(Analysis.ShowingSignatures)
            )
        );
        return [.. found.Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Id == id)];
    }

    private static string Example(string page, string section)
    {
        int start =
            page.IndexOf(
                "```csharp\n",
                page.IndexOf("## " + section + "\n", StringComparison.Ordinal),
                StringComparison.Ordinal
            ) + "```csharp\n".Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
