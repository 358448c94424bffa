using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>The pages' examples: what stands under Before triggers the rule, what stands under After does not.</summary>
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
        string page = await File.ReadAllTextAsync(Path.Combine(RuleSetTests.Root, "docs", "rules", id + ".md"));

        Assert.Contains(id, await Found(Example(page, "Before"), id));
        Assert.Empty(await Found(Example(page, "After"), id));
    }

    private static async Task<string[]> Found(string example, string id)
    {
        // A helper is judged where a model calls it; bare members stand in a class.
        string text = id == "GDL4006" ? example + "\n[EquivariantModel] public sealed partial class Net { public Hidden Forward(Hidden x) => Tools.Half(x); }"
            : example.Contains(" struct ") || example.Contains(" class ") || example.Contains(" record ") ? example
            : "public static partial class Kernels { " + example + " }";
        string around = text.Contains("struct Halo") ? Around.Replace("Hidden", "Energy") : Around;
        string source = "using System;\nusing System.Collections.Generic;\nusing GeoDL.Typed;\nusing GeoDL.Typed.CompilerServices;\n" + text + around;
        string features = text.Contains("struct Halo") ? string.Empty : Verify.Features;
        ImmutableArray<Diagnostic> found = await Analysis.Run(Analysis.Generate(Analysis.Compile(("Page.cs", source), ("Features.cs", features))));
        return [.. found.Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Id == id).Select(static d => d.Id)];
    }

    private static string Example(string page, string section)
    {
        int start = page.IndexOf("```csharp\n", page.IndexOf("## " + section + "\n", StringComparison.Ordinal), StringComparison.Ordinal) + "```csharp\n".Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
