using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Generators;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests.Sizes;

/// <summary>
/// Whatever numbers stand in signatures and options: a diagnostic of ours, or code of bounded size in bounded time.
/// Never an exception.
/// </summary>
public sealed class ExtremeSizesTests(ITestOutputHelper output)
{
    private const string Harmonics = "0e + 1o + 2e + 3o + 4e + 5o + 6e + 7o + 8e + 9o + 10e + 11o";

    /// <summary>Multiplicities up to what an int holds, and beyond.</summary>
    private static readonly string[] Multiplicities =
    [
        "0",
        "1",
        "2",
        "2000",
        "46341",
        "65536",
        "16777216",
        "16777217",
        "2147483647",
        "2147483648",
        "99999999999999999999",
    ];

    /// <summary>Real numbers at the ends of what a double holds.</summary>
    private static readonly string[] Reals =
    [
        "0",
        "-0.0",
        "1e-320",
        "1e-308",
        "1e-13",
        "0.3333333333333333",
        "1e13",
        "1e300",
        "1.7976931348623157e308",
        "-1",
        "double.NaN",
        "double.PositiveInfinity",
        "double.NegativeInfinity",
    ];

    private static readonly string[] Wholes = ["-2147483648", "-1", "0", "1", "11", "12", "65536", "2147483647"];

    private static readonly int[] Counts = [24, 64, 400, 1024, 5000];

    public static TheoryData<string> Kinds => [.. Sources.Keys];

    private static Dictionary<string, string[]> Sources { get; } =
        new()
        {
            ["linear"] =
            [
                .. Multiplicities.Select(static m => Layer($"[Linear(\"{m}x0e\", \"{m}x0e\", Bias = true)]")),
                .. Multiplicities.Select(static m => Layer($"[Linear(\"{m}x11e\", \"{m}x11e\")]")),
                .. Counts.Select(static n => Layer($"[Linear(\"{Same(n)}\", \"{Same(n)}\")]")),
                .. Counts.Select(static n =>
                    Layer($"[Linear(\"{Mixed(n)}\", \"{Mixed(n)}\", PathNormalization = PathNormalization.Path)]")
                ),
                .. Counts.Select(static n =>
                    Layer($"[Linear(\"{Same(n)}\", \"{string.Join(" + ", Enumerable.Repeat("1o", n))}\")]")
                ),
            ],
            ["fully connected"] =
            [
                .. Multiplicities.Select(static m => Product($"\"{m}x0e\", \"{m}x0e\", \"{m}x0e\"")),
                .. Multiplicities.Select(static m => Product($"\"{m}x11o\", \"{m}x11o\", \"{m}x0e + 1x11e\"")),
                .. Counts.Select(static n => Product($"\"{Mixed(n)}\", \"{Mixed(n)}\", \"{Mixed(n)}\"")),
                .. Counts.Select(static n => Product($"\"{Same(n)}\", \"{Same(n)}\", \"{Same(n)}\"")),
                .. Counts.Select(static n =>
                    Product($"\"{Same(n)}\", \"{Irreps(n, "11o")}\", \"11o + {Irreps(n, "0o")}\"")
                ),
                Product($"\"{Harmonics}\", \"{Harmonics}\", \"{Harmonics}\""),
                .. Multiplicities.Select(static m =>
                    Product($"\"{m}x0e\", \"1x0e\", \"1x0e\"", "Features x, Features y, Features w")
                ),
                .. Multiplicities.Select(static m =>
                    Product($"\"{m}x0e\", \"{m}x0e\", \"{m}x0e\"", "Features x, Features y, Features w")
                ),
            ],
            ["other products"] =
            [
                .. from kind in new[] { "Channelwise", "Full", "Elementwise", "Custom" }
                from m in Multiplicities
                select Product($"\"{m}x1o\", \"{m}x1o\", \"{m}x0e + {m}x1e + {m}x2e\", Kind = ProductKind.{kind}"),
                .. from kind in new[] { "Channelwise", "Full", "Elementwise" }
                from n in Counts
                select Product($"\"{Mixed(n)}\", \"{Mixed(n)}\", \"{Mixed(n)}\", Kind = ProductKind.{kind}"),
                .. from mode in new[] { "uvw", "uvu", "uvv", "uuw", "uuu", "uvuv", "uvu<v", "u<vw" }
                from m in Multiplicities
                select Product(
                    $"\"{m}x1o\", \"{m}x1o\", \"{m}x1e\", Kind = ProductKind.Custom, Paths = [\"0,0,0 {mode}\"]"
                ),
                .. from weight in Reals
                select Product($"\"1o\", \"1o\", \"1e\", Kind = ProductKind.Custom, Paths = [\"0,0,0 uvw *{weight}\"]"),
                Product("\"1o\", \"1o\", \"1e\", Kind = (ProductKind)99"),
                Product(
                    "\"1o\", \"1o\", \"1e\", Kind = ProductKind.Custom, Paths = [\"0,2147483647,99999999999 uvw\"]"
                ),
            ],
            ["variances"] =
            [
                .. from option in new[] { "LeftVariances", "RightVariances", "ResultVariances" }
                from value in Reals
                select Product($"\"8x1o\", \"8x1o\", \"8x1e\", {option} = [{value}]"),
                // Each a fraction with a denominator of its own: their sum has one of hundreds of digits.
                Product(
                    $"\"{Same(40)}\", \"0e\", \"0e\", LeftVariances = "
                        + "["
                        + string.Join(", ", Enumerable.Range(0, 40).Select(static i => $"1.0 / {999_983 - (2 * i)}"))
                        + "]"
                ),
                Product(
                    "\"9973x1o\", \"9967x1o\", \"1x0e\", LeftVariances = [1.0 / 999983], "
                        + "RightVariances = [1.0 / 999979]"
                ),
            ],
            ["square"] =
            [
                .. from m in Multiplicities
                from option in new[] { "", ", Weighted = false" }
                select Layer($"[TensorSquare(\"{m}x1o\", \"{m}x0e + {m}x2e\"{option})]"),
                .. from n in Counts
                from option in new[] { "", ", Weighted = false" }
                select Layer($"[TensorSquare(\"{Mixed(n)}\", \"{Mixed(n)}\"{option})]"),
            ],
            ["convolution"] =
            [
                .. Multiplicities.Select(static m => Convolution($"\"{m}x1o\", \"{m}x1o\"")),
                .. from option in new[] { "MaxDegree", "BasisCount", "RadialWidth", "RadialLayers", "RadialKnots" }
                from value in Wholes
                select Convolution($"\"1o\", \"1o\", {option} = {value}"),
                .. from option in new[] { "AverageNeighbours", "Cutoff" }
                from value in Reals
                select Convolution($"\"1o\", \"1o\", {option} = {value}"),
                .. Counts.Select(static n => Convolution($"\"{Mixed(n)}\", \"{Mixed(n)}\", MaxDegree = 11")),
                Convolution($"\"8x0e\", \"{Harmonics}\", MaxDegree = 11"),
                Convolution($"\"{Harmonics}\", \"{Harmonics}\", MaxDegree = 11"),
            ],
            ["perceptron"] =
            [
                .. Multiplicities.Select(static m => Layer($"[MultiLayerPerceptron(\"{m}x0e\", \"{m}x0e\")]")),
                .. Wholes.Select(static n => Layer($"[MultiLayerPerceptron(\"1x0e\", \"1x0e\", Hidden = [{n}, {n}])]")),
                Layer(
                    "[MultiLayerPerceptron(\"1x0e\", \"1x0e\", Hidden = "
                        + $"[{string.Join(", ", Enumerable.Repeat("1", 100_000))}])]"
                ),
            ],
            ["pointwise"] =
            [
                .. from kind in new[] { "NormActivation", "LayerNorm", "BatchNorm" }
                from m in Multiplicities
                select Layer($"[{kind}(\"{m}x0e + {m}x1o\", \"{m}x0e + {m}x1o\")]"),
                .. from kind in new[] { "NormActivation", "LayerNorm", "BatchNorm" }
                from e in Reals
                select Layer($"[{kind}(\"1o\", \"1o\", Epsilon = {e})]"),
                .. Reals.Select(static e => Layer($"[BatchNorm(\"1o\", \"1o\", Momentum = {e})]")),
                .. from p in Reals
                select "[Dropout(" + p + ")] private partial Hidden L(Hidden x); public Hidden F(Hidden x) => L(x);",
                .. Reals.Select(static e =>
                    "[SphericalHarmonics(\"1o\", \"0e + 1o\", Epsilon = "
                    + e
                    + ")] private partial Features L(Features x); public Features F([Irreps(\"1o\")] "
                    + "Features x) => L(x);"
                ),
                .. Counts.Select(static n =>
                    Layer($"[Activation(Nonlinearity.Tanh, Input = \"{Same(n)}\", Result = \"{Same(n)}\")]")
                ),
                .. Counts.Select(static n => Layer($"[LayerNorm(\"{Mixed(n)}\", \"{Mixed(n)}\")]")),
                .. Counts.Select(static n => Layer($"[Gate(\"{Same(n)}\", \"{Mixed(n)}\")]")),
                .. Counts.Select(static n =>
                    Layer($"[Gate(\"{2 * n}x0e + {n}x1o\", \"{Same(n)} + {Irreps(n, "1o")}\")]")
                ),
                .. Multiplicities.Select(static m => Layer($"[Gate(\"{m}x0e + {m}x1o\", \"{m}x1o\")]")),
                .. Multiplicities.Select(static m =>
                    Layer($"[Activation(Nonlinearity.Abs, Input = \"{m}x0o\", Result = \"{m}x0e\")]")
                ),
            ],
            ["types"] =
            [
                .. Multiplicities.Select(static m =>
                    "[Gate] private partial Big L(Gated<Big> x); [Linear] private partial "
                    + "Mirrored<Big> M(Mirrored<Big> x); public Mirrored<Big> F(Mirrored<Big> x) => "
                    + "M(x); public Big G(Gated<Big> x) => L(x); } "
                    + $"[Irreps(\"{m}x1o + {m}x0e\")] public readonly ref partial struct Big {{"
                ),
                .. Counts
                    .Append(1_000_000)
                    .Select(static n => $"}} [Irreps(\"{Same(n)}\")] public readonly ref partial struct Big {{"),
                .. Counts.Select(static n =>
                    "} "
                    + $"[Irreps(\"{string.Join(" + ", Enumerable.Range(0, n).Select(static i => $"b{i}: 1o"))}"
                    + "\")] public readonly ref partial struct Big {"
                ),
                .. Counts
                    .Append(100_000)
                    .Select(static n =>
                        $"}} [Irreps(\"{string.Concat(Enumerable.Repeat("0e", n))}\")] public readonly "
                        + "ref partial struct Big {"
                    ),
                .. Counts
                    .Append(100_000)
                    .Select(static n =>
                        $"}} [Irreps(\"{new string('+', n)}\")] public readonly ref partial struct Big {{"
                    ),
                .. Wholes.Select(static n =>
                    $"[Module(Repeat = {n})] public partial "
                    + "System.Collections.Generic.IReadOnlyList<Inner> Inner { get; } } "
                    + "[EquivariantModel] public sealed partial class Inner {"
                ),
            ],
            ["spans"] =
            [
                .. Multiplicities.Select(static m =>
                    $"}} public static partial class Kernels {{ [Linear(\"{m}x1o\", \"{m}x1o\")] "
                    + "public static partial void L(ReadOnlySpan<float> x, ReadOnlySpan<float> w, "
                    + "Span<float> z);"
                ),
                .. Multiplicities.Select(static m =>
                    $"}} public static partial class Kernels {{ [TensorProduct(\"{m}x1o\", \"{m}x1o\", "
                    + $"\"{m}x1e\")] public static partial void L(ReadOnlySpan<float> x, "
                    + "ReadOnlySpan<float> y, ReadOnlySpan<float> w, Span<float> z);"
                ),
                .. Counts.Select(static n =>
                    $"}} public static partial class Kernels {{ [TensorSquare(\"{Mixed(n)}\", "
                    + $"\"{Mixed(n)}\")] public static partial void L(ReadOnlySpan<float> x, "
                    + "ReadOnlySpan<float> w, Span<float> z);"
                ),
            ],
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EverySize_IsRefusedOrBounded(string kind)
    {
        var failures = new List<string>();
        // Every fifth is the short form; all of them take minutes.
        int stride = LargeFactAttribute.AreRun ? 1 : 5;
        foreach (string members in Sources[kind].Where((_, i) => i % stride == 0))
        {
            if (await Failure(members) is { } failure)
                failures.Add(failure);
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    /// <summary>What is wrong with what happens to a model of these members; null if nothing is.</summary>
    private async Task<string?> Failure(string members)
    {
        string shown = members.Length < 200 ? members : members[..160] + "…" + members[^30..];
        Compilation compilation = Analysis.Compile(
            ("Model.cs", "using System;\nusing GeoDL.Typed;\n" + Verify.InModel(members)),
            ("Features.cs", Verify.Features)
        );
        var clock = Stopwatch.StartNew();
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new EquivariantModelGenerator().AsSourceGenerator()], parseOptions: Analysis.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(
                compilation,
                out Compilation generated,
                out ImmutableArray<Diagnostic> problems
            );
        double generation = clock.Elapsed.TotalSeconds;
        if (!problems.IsEmpty)
            return $"{problems[0].GetMessage(CultureInfo.InvariantCulture)}: {shown}";
        ImmutableArray<Diagnostic> found = await generated
            .WithAnalyzers(Analysis.Analyzers)
            .GetAnalyzerDiagnosticsAsync();
        string[] ids = [.. found.Select(static d => d.Id).Distinct()];
        if (found.FirstOrDefault(static d => d.Id == "AD0001") is { } exception)
            return $"{exception.GetMessage(CultureInfo.InvariantCulture)}: {shown}";
        GeneratedSourceResult[] files = [.. driver.GetRunResult().Results.Single().GeneratedSources];
        if (
            files
                .Select(static f => f.SourceText.ToString())
                .FirstOrDefault(static t => t.Contains("#error", StringComparison.Ordinal)) is
            { } fallback
        )
        {
            return $"{fallback}: {shown}";
        }
        if (
            generated
                .GetDiagnostics()
                .FirstOrDefault(static d =>
                    d.Severity == DiagnosticSeverity.Error && !GeneratedFiles.Contains(d.Location.SourceTree)
                ) is
            { } mistake
        )
        {
            return $"{mistake}: {shown}";
        }
        bool isRefused = found.Any(static d => d.Severity == DiagnosticSeverity.Error);
        // Couplings belong to all layers of a project.
        long own = files
            .Where(static f => !f.HintName.Contains("Coupling_"))
            .Sum(static f => (long)f.SourceText.Length);
        double all = clock.Elapsed.TotalSeconds;
        output.WriteLine(
            $"{(isRefused ? "refused " + string.Join(" ", ids) : "accepted")}, {own} characters, "
                + $"generated in {generation:F2} s, analysed in {all - generation:F2} s: {shown}"
        );
        if (own > LayerSize.MostText)
            return $"{own} characters: {shown}";
        // The promise is 5 s on a machine with nothing else to do.
        if (all > 30)
            return $"{all} s: {shown}";
        Diagnostic? error = isRefused
            ? null
            : generated
                .GetDiagnostics()
                .FirstOrDefault(static d =>
                    d.Severity == DiagnosticSeverity.Error && GeneratedFiles.Contains(d.Location.SourceTree)
                );
        return error is null ? null : $"{error}: {shown}";
    }

    private static string Layer(string attribute) => attribute + " private partial Features L(Features x);";

    private static string Product(string arguments, string parameters = "Features x, Features y") =>
        $"[TensorProduct({arguments})] private partial Features L({parameters});";

    private static string Convolution(string arguments) =>
        $"[SteerableConvolution({arguments})] private partial Features L(Neighbourhood edges, Features x);";

    private static string Same(int blocks) => Irreps(blocks, "0e");

    private static string Irreps(int blocks, string irrep) => string.Join(" + ", Enumerable.Repeat(irrep, blocks));

    /// <summary>Blocks of all kinds in turn, so that none merge.</summary>
    private static string Mixed(int blocks) =>
        string.Join(
            " + ",
            Enumerable.Range(0, blocks).Select(static i => $"{1 + (i % 3)}x{i % 4}{(i % 2 == 0 ? 'e' : 'o')}")
        );
}
