using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>
/// Models in substance from published networks (folder Bodies, each after a line <c>// --- Name: what it is</c>),
/// written as a user would write them.
/// They are equivariant, so what is rejected here is precision that the rules lack.
/// </summary>
public sealed partial class BodiesTests(ITestOutputHelper output)
{
    private const string Usings =
        "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing GeoDL.Typed;\n";

    /// <summary>What is rejected although it is equivariant, and why.</summary>
    private static readonly Dictionary<string, string> Rejected = new()
    {
        ["TorchMdNet"] =
            "three results of a helper as a tuple: features are ref structs, and C# has no tuples of them (CS9244)",
        ["ScreeningLoop"] =
            "a loop in a function of scalars, over a table of coefficients (GDL4020); written out as a "
            + "sum it is accepted (ZieglerBiersackLittmark)",
        ["SpeciesOrCharges"] =
            "a property pattern on labels, 'charges is { Count: > 0 }' (GDL4001); 'charges is not null "
            + "&& charges.Count > 0' is accepted",
    };

    [Fact]
    public async Task LessThanFivePercentOfEquivariantModels_AreRejected()
    {
        Dictionary<string, string> bodies = Read();
        Dictionary<string, string[]> rejected = await Compile(bodies);
        output.WriteLine($"{bodies.Count} bodies, {rejected.Count} rejected");
        foreach ((string name, string[] found) in rejected)
            output.WriteLine($"{name}:\n    {string.Join("\n    ", found)}");

        Assert.True(bodies.Count >= 130);
        Assert.True(
            rejected.Count < 0.05 * bodies.Count,
            $"{rejected.Count} of {bodies.Count}: "
                + string.Join("; ", rejected.Select(static r => r.Key + " " + r.Value[0]))
        );
        Assert.Equal(Rejected.Keys.Order(StringComparer.Ordinal), rejected.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// The errors of each body that has some; all bodies are one compilation, each in a namespace of its own.
    /// </summary>
    private static async Task<Dictionary<string, string[]>> Compile(Dictionary<string, string> bodies)
    {
        Compilation generated = Analysis.Generate(
            Analysis.Compile(
                bodies.Select(static b => (b.Key + ".cs", $"{Usings}namespace Bodies.{b.Key};\n{b.Value}"))
            )
        );
        // C# errors of generated files count as well: a model must compile.
        return (await Analysis.All(generated))
            .Where(static d => d.Severity == DiagnosticSeverity.Error)
            .Distinct()
            .GroupBy(d => NameOf(d, bodies))
            .ToDictionary(
                static g => g.Key,
                static g =>
                    g.Select(static d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
                        .Distinct()
                        .ToArray()
            );
    }

    private static string NameOf(Diagnostic diagnostic, Dictionary<string, string> bodies)
    {
        string file = Path.GetFileNameWithoutExtension(diagnostic.Location.SourceTree!.FilePath);
        return bodies.ContainsKey(file)
            ? file
            : bodies.Keys.FirstOrDefault(n => file.StartsWith($"Bodies.{n}.", StringComparison.Ordinal)) ?? file;
    }

    private static Dictionary<string, string> Read()
    {
        var bodies = new Dictionary<string, string>();
        foreach (
            string file in Directory
                .GetFiles(Path.Combine(Rules.RuleSetTests.Root, "tests", "Analyzers.Tests", "Bodies"), "*.cs")
                .Order(StringComparer.Ordinal)
        )
        {
            string text = File.ReadAllText(file);
            Match[] heads = [.. Head().Matches(text).Cast<Match>()];
            for (int i = 0; i < heads.Length; i++)
            {
                bodies.Add(
                    heads[i].Groups[1].Value,
                    text[heads[i].Index..(i + 1 < heads.Length ? heads[i + 1].Index : text.Length)]
                );
            }
        }

        return bodies;
    }

    [GeneratedRegex(@"^// --- (\w+): ", RegexOptions.Multiline)]
    private static partial Regex Head();
}
