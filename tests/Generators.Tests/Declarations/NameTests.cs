using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Declarations;

/// <summary>
/// Every place of a declaration that has a name, with every awkward name: a fault of ours, or text that compiles.
/// </summary>
public class NameTests
{
    private const string Features = "[Irreps(\"2x0e + 1x1o\")] public readonly ref partial struct Hidden; ";
    private const int SliceCount = 8;
    private const string Mix = "[Linear] private partial Hidden Mix(Hidden x);";
    private const string Forward = "public Hidden Forward(PointCloud<Hidden> cloud) => Mix(cloud.Features);";

    /// <summary>Where a name stands. @ is the name.</summary>
    private static readonly (string Place, string Source)[] Places =
    [
        ("model", Model("public sealed partial class @", Mix + Forward)),
        (
            "feature",
            "[Irreps(\"2x0e + mass: 0e\")] public readonly ref partial struct @; [EquivariantModel] "
                + "public sealed partial class Model7 { [Linear] private partial @ Map(@ x); [TensorProduct] "
                + "private partial @ Couple(@ x, @ y); [TensorProduct(Kind = ProductKind.Elementwise)] "
                + "private partial @ Each(@ x, @ y); [SteerableConvolution] private partial @ "
                + "Convolve(Neighbourhood e, @ x); public @ Forward(PointCloud<@> c) => Map(c.Features); }"
        ),
        ("namespace", $"namespace @ {{ {Model("public sealed partial class Net", Mix + Forward)} }}"),
        ("outer class", $"public partial class @ {{ {Model("public sealed partial class Net", Mix + Forward)} }}"),
        (
            "outer interface",
            "public partial interface @<in TIn, out TOut> { "
                + $"{Model("public sealed partial class Net", Mix + Forward)} }}"
        ),
        (
            "outer parameter",
            $"public partial class Outer7<@> {{ {Features} [EquivariantModel] public sealed partial "
                + $"class Net {{ {Mix} }} }}"
        ),
        (
            "layer",
            Model(
                "public sealed partial class Net7",
                "[Linear] private partial Hidden @(Hidden x); public Hidden Forward(PointCloud<Hidden> "
                    + "cloud) => @(cloud.Features);"
            )
        ),
        (
            "operand",
            Model("public sealed partial class Net7", "[Linear] private partial Hidden Mix(Hidden @); " + Forward)
        ),
        (
            "edges",
            Model(
                "public sealed partial class Net7",
                "[SteerableConvolution(MaxDegree = 1)] private partial Hidden Mix(Neighbourhood @, "
                    + "Hidden h); public Hidden Forward(PointCloud<Hidden> c) => Mix(c.Edges, c.Features);"
            )
        ),
        (
            "module",
            Model(
                "public sealed partial class Net7",
                "[Module] private partial Block7 @ { get; } public Hidden Forward(PointCloud<Hidden> "
                    + "c) => @.Forward(c);"
            ) + Part("public sealed partial class Block7", Mix + Forward)
        ),
        (
            "modules",
            Model(
                "public sealed partial class Net7",
                "[Module(Repeat = 2)] private partial System.Collections.Generic.IReadOnlyList<Block7> "
                    + "@ { get; } public Hidden Forward(PointCloud<Hidden> c) => @[0].Forward(c);"
            ) + Part("public sealed partial class Block7", Mix + Forward)
        ),
        ("nested type", Model("public sealed partial class Net7", Mix + Forward + "private sealed class @ { }")),
        ("field", Model("public sealed partial class Net7", Mix + Forward + "private const int @ = 3;")),
        ("property", Model("public sealed partial class Net7", Mix + Forward + "public int @ => 3;")),
        ("method", Model("public sealed partial class Net7", Mix + Forward + "public int @() => 3;")),
        (
            "method of rows",
            Model(
                "public sealed partial class Net7",
                Mix + Forward + "public int @(PointCloud<Hidden> c, Rows<Hidden> h) => 3;"
            )
        ),
        (
            "event",
            Model(
                "public sealed partial class Net7",
                Mix + Forward + "public event System.Action @ { add { } remove { } }"
            )
        ),
        (
            "cloud",
            Model(
                "public sealed partial class Net7",
                Mix + "public Hidden Forward(PointCloud<Hidden> @) => Mix(@.Features);"
            )
        ),
        (
            "number",
            Model(
                "public sealed partial class Net7",
                Mix + "public Hidden Forward(PointCloud<Hidden> cloud7, double @ = 2) => Mix(cloud7.Features) * @;"
            )
        ),
        (
            "rows",
            Model(
                "public sealed partial class Net7",
                Mix
                    + "public Pair<Hidden, Hidden> Forward(PointCloud<Hidden> cloud7, Hidden @ = "
                    + "default) => new(Mix(cloud7.Features), @);"
            )
        ),
        (
            "delegate",
            Model(
                "public sealed partial class Net7",
                Mix + "public Hidden Forward(PointCloud<Hidden> cloud7, System.Func<int> @) => Mix(cloud7.Features);"
            )
        ),
        (
            "type of a parameter",
            Model(
                "public sealed partial class Net7",
                Mix + "public Hidden Forward(PointCloud<Hidden> c, @ e = (@)1, @? f = (@)1) => Mix(c.Features);"
            ) + "public enum @ { A, B }"
        ),
        (
            "kernels",
            "public static partial class @ { [Linear(\"2x0e\", \"2x0e\")] public static partial void "
                + "Map7(ReadOnlySpan<float> x, ReadOnlySpan<float> w, Span<float> y); }"
        ),
        (
            "kernel",
            "public static partial class Kernels7 { [TensorProduct(\"1x1o\", \"1x1o\", \"1x1e\")] "
                + "public static partial void @(ReadOnlySpan<float> x, ReadOnlySpan<float> y, "
                + "ReadOnlySpan<float> w, Span<float> z); }"
        ),
        (
            "span",
            "public static partial class Kernels7 { [SphericalHarmonics(\"1o\", \"0e + 1o\")] public "
                + "static partial void Map(ReadOnlySpan<double> @, Span<double> y7); }"
        ),
    ];

    private static readonly IReadOnlySet<string> Ungenerated = Verdict.Ungenerated(
        Places.Select(static p => p.Source.Replace("@", "Plain7", StringComparison.Ordinal))
    );

    public static TheoryData<int> Slices() => [.. Enumerable.Range(0, SliceCount)];

    [Theory]
    [MemberData(nameof(Slices))]
    public void EveryPlace_TakesEveryNameOrSaysWhyNot(int slice)
    {
        var wrong = new List<string>();
        for (int i = slice; i < AwkwardNames.All.Count; i += SliceCount)
        {
            // Names of the generator's own in every place, the others in every fourth one (the long form: in every
            // place).
            string name = AwkwardNames.All[i];
            wrong.AddRange(
                Verdict.Of(
                    [
                        .. Places
                            .Where(
                                (_, p) =>
                                    i < AwkwardNames.Generated
                                    || LargeFactAttribute.AreRun
                                    || (p + (i / SliceCount)) % 4 == 0
                            )
                            .Select(p =>
                                ($"{p.Place} '{name}'", p.Source.Replace("@", "@" + name, StringComparison.Ordinal))
                            ),
                    ],
                    Ungenerated
                )
            );
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public void EveryBlock_TakesEveryNameOrSaysWhyNot(int slice)
    {
        (string, string)[] programs =
        [
            .. AwkwardNames
                .All.Where((_, i) => i % SliceCount == slice)
                .Select(static name =>
                    (
                        name,
                        $$"""[Irreps("{{name}}: 2x0e + other7: 1o")] public readonly ref partial struct Hidden; [EquivariantModel] public sealed partial class Net { [Linear] private partial Hidden Map(Hidden x); public Hidden Forward(PointCloud<Hidden> c) => Map(c.Features); }"""
                    )
                ),
        ];
        IReadOnlyList<string> wrong = Verdict.Of(programs, Ungenerated);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void TheNames_AreThoseOfCSharp() =>
        Assert.All(AwkwardNames.All, static n => Assert.True(SyntaxFacts.IsValidIdentifier(n), n));

    private static string Model(string header, string members) => Features + Part(header, members);

    private static string Part(string header, string members) => $"[EquivariantModel] {header} {{ {members} }} ";
}
