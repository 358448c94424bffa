using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>The README's wrong models give exactly the messages that stand below them.</summary>
/// <remarks>With UPDATE_SNAPSHOTS=1 the messages are written instead.</remarks>
public sealed class ReadmeTests
{
    private const string Around =
        "global using GeoDL.Typed;\n[Irreps(\"mass: 0e + force: 1o\")] public readonly ref partial struct Body;\n";

    [Fact]
    public async Task WrongModels_GiveTheMessagesBelowThem()
    {
        string file = Path.Combine(RuleSetTests.Root, "README.md");
        string[] parts = (await File.ReadAllTextAsync(file)).Split("```");
        int start = Array.FindIndex(parts, static p => p.Contains("## Three wrong models", StringComparison.Ordinal));
        // Text, model, text, message, text, …: three models.
        for (int i = start + 1; i < start + 12; i += 4)
        {
            Assert.StartsWith("csharp\n", parts[i], StringComparison.Ordinal);
            string said =
                "\n" + string.Concat((await Compile(parts[i]["csharp\n".Length..])).Select(static d => Line(d) + "\n"));
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
                parts[i + 2] = said;
            Assert.Equal(said, parts[i + 2]);
        }

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(file, string.Join("```", parts));
    }

    private static Task<ImmutableArray<Diagnostic>> Compile(string model) =>
        Analysis.Run(Analysis.Generate(Analysis.Compile(("Net.cs", model), ("Around.cs", Around))));

    /// <summary>As the compiler prints it.</summary>
    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): error "
            + $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
