using System.Reflection;

namespace GeoDL.Typed.Attack;

/// <summary>The examples of wrong code on the pages of the rules: one for each rule.</summary>
internal static class RulePages
{
    private const string Usings =
        "using System; using System.Collections.Generic; using GeoDL.Typed; using GeoDL.Typed.CompilerServices;\n";

    private const string Features = """
        [Irreps("logMass: 0e + velocity: 1o")] public readonly ref partial struct Halo;
        [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;
        [Irreps("omegaM: 0e + spin: 0o")] public readonly ref partial struct Cosmology;

        """;

    private const string Around = """

        [Irreps("0e")] public readonly ref partial struct Energy;
        [EquivariantModel] public sealed partial class Block { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }
        [EquivariantModel] public sealed partial class Backbone { [Linear] private partial Hidden Mix(Hidden x); public Hidden Forward(Hidden x) => Mix(x); }
        public static class Native { public static Hidden Clip(Hidden x) => x; }
        """;

    /// <summary>The ids of all pages.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(static n => n.StartsWith("rules/", StringComparison.Ordinal))
            .Select(static n => n["rules/".Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A namespace with the wrong example of a rule.</summary>
    public static string Case(string id, string space)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("rules/" + id)!);
        string page = reader.ReadToEnd();
        const string Fence = "```csharp\n";
        int start =
            page.IndexOf(Fence, page.IndexOf("## Before\n", StringComparison.Ordinal), StringComparison.Ordinal)
            + Fence.Length;
        string example = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        string text =
            id == "GDL4006"
                ? example
                    + "\n[EquivariantModel] public sealed partial class Net { public Hidden "
                    + "Forward(Hidden x) => Tools.Half(x); }"
            : example.Contains(" struct ", StringComparison.Ordinal)
            || example.Contains(" class ", StringComparison.Ordinal)
            || example.Contains(" record ", StringComparison.Ordinal)
                ? example
            : "public static partial class Kernels { " + example + " }";
        bool isOwn = text.Contains("struct Halo", StringComparison.Ordinal);
        string around = isOwn ? Around.Replace("Hidden", "Energy", StringComparison.Ordinal) : Around;
        return $"namespace {space}\n{{\n{Usings}{(isOwn ? string.Empty : Features)}{text}{around}\n}}\n";
    }
}
