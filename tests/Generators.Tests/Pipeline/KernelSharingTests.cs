using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.Generators.Tests.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>Kernels are named by what they compute, so that each is emitted once, whoever calls it.</summary>
public class KernelSharingTests
{
    private const string Layers = """
        [Linear("8x0e + 4x1o", "8x0e")] private partial Features Mix(Features x);
        [TensorProduct("4x1o", "1x1o", "4x0e + 4x2e")] private partial Features Couple(Features x, Features y);
        [SteerableConvolution("8x0e", "8x0e + 4x1o", MaxDegree = 1)] private partial Features Embed(Neighbourhood edges, Features x);
        [SphericalHarmonics("1o", "0e + 1o", Normalization = HarmonicsNormalization.Component)] private partial Features Look(Features x);
        """;

    [Fact]
    public void ThirtyLayersOfFourKinds_EmitEachKernelOnce()
    {
        IReadOnlyDictionary<string, string> one = GeneratorHost.Run(Model("Net", Layers)).AssertClean().Files;
        IReadOnlyDictionary<string, string> many = GeneratorHost
            .Run([.. Enumerable.Range(0, 10).Select(static i => Model($"Net{i}", Layers))])
            .AssertClean()
            .Files;

        Assert.Equal(Kernels(one), Kernels(many));
        Assert.Equal(many.Count, many.Values.Distinct().Count());
    }

    [Fact]
    public void KernelsOverSpans_ShareThoseOfLayers()
    {
        const string spans = """
            public static partial class Spans
            {
                [Linear("8x0e + 4x1o", "8x0e")] public static partial void Mix(ReadOnlySpan<float> x, ReadOnlySpan<float> w, Span<float> y);
                [Linear("8x0e + 4x1o", "8x0e")] public static partial void Mix(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> y);
            }
            """;
        string[] added =
        [
            .. Kernels(GeneratorHost.Run(Model("Net", Layers), spans).AssertClean().Files)
                .Except(Kernels(GeneratorHost.Run(Model("Net", Layers)).Files)),
        ];
        Assert.StartsWith("Layout_", Assert.Single(added), StringComparison.Ordinal);
    }

    /// <summary>Signatures and options that differ in what is computed, or do not.</summary>
    [Fact]
    public void OneName_IsOneText()
    {
        string[] layers =
        [
            .. from text in new[]
            {
                "8x0e + 4x1o",
                "4x1o + 8x0e",
                "8x0e + 3x1o",
                "a: 8x0e + b: 4x1o",
                "8x0o + 4x1e",
                "4x0e + 4x0e + 4x1o",
            }
            from option in new[] { "", ", Bias = true", ", Residual = false", ", Name = \"other\"" }
            select $"[Linear(\"{text}\", \"{text}\"{option})]",
        ];
        string[] products =
        [
            .. from text in new[] { "4x0e + 2x1o", "2x1o + 4x0e", "2x1e + 2x1o" }
            from option in new[]
            {
                "",
                ", PathNormalization = PathNormalization.Path",
                ", IrrepNormalization = IrrepNormalization.Norm",
                ", Weights = WeightSource.Shared",
            }
            select $"[TensorProduct(\"{text}\", \"1x0e + 1x1o\", \"2x1o + 2x0e\"{option})]",
        ];
        string members =
            string.Concat(layers.Select(static (l, i) => $"{l} private partial Features L{i}(Features x);\n"))
            + string.Concat(
                products.Select(static (l, i) => $"{l} private partial Features P{i}(Features x, Features y);\n")
            );
        KernelRequest[] requests = [.. RequestsOf(Model("Net", members))];

        Assert.True(requests.Length > 20, requests.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(
            requests.GroupBy(static r => r.TypeName),
            static g => Assert.Single(g.Select(static r => KernelFile.Emit(r)).Distinct())
        );
        Assert.All(
            requests.GroupBy(static r => KernelFile.Emit(r).Replace(r.TypeName, "NAME")),
            static g => Assert.Single(g.Select(static r => r.TypeName).Distinct())
        );
        Assert.All(
            requests,
            static r => Assert.True(r.TypeName.Length <= 80 && SyntaxFacts.IsValidIdentifier(r.TypeName), r.TypeName)
        );
    }

    [Fact]
    public void AModelThatGoes_LeavesItsKernelsToTheOthers()
    {
        CSharpCompilation both = GeneratorHost.Compile(Model("First", Layers), Model("Second", Layers));
        GeneratorDriver driver = GeneratorHost.Driver(tracksSteps: true).RunGenerators(both);
        driver = driver.RunGeneratorsAndUpdateCompilation(
            both.RemoveSyntaxTrees(both.SyntaxTrees[0]),
            out Compilation output,
            out _
        );

        Assert.Empty(output.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(
            Kernels(GeneratorHost.Run(Model("Second", Layers)).Files),
            (string[])
                [
                    .. driver
                        .GetRunResult()
                        .Results.Single()
                        .GeneratedSources.Select(static s => s.HintName)
                        .Where(IsKernel)
                        .Order(StringComparer.Ordinal),
                ]
        );
    }

    [Fact]
    public void ANewKernel_WritesNoOtherAgain()
    {
        CSharpCompilation first = GeneratorHost.Compile(
            Model("Net", Layers),
            Model("Other", "[Linear(\"3x0e\", \"3x0e\")] private partial Features A(Features x);")
        );
        Steps steps = Steps.Of(
            first,
            first.ReplaceSyntaxTree(
                first.SyntaxTrees[1],
                GeneratorHost
                    .Compile(
                        "",
                        Model(
                            "Other",
                            "[Linear(\"2x0e\", \"2x0e\")] private partial Features A(Features x); "
                                + "[Linear(\"1x0e\", \"2x0e\")] private partial Features B(Features x);"
                        )
                    )
                    .SyntaxTrees[1]
            )
        );

        // Three kernels: one is another now, one is new; those of Net are not looked at.
        Assert.Equal(
            1,
            steps.Reasons(TrackingNames.KernelFiles).Count(static r => r == IncrementalStepRunReason.Modified)
        );
        Assert.Equal(1, steps.Reasons(TrackingNames.KernelFiles).Count(static r => r == IncrementalStepRunReason.New));
        Assert.Equal(
            3,
            steps.Outputs.Count(static r => r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
        );
    }

    private static string Model(string name, string layers) =>
        $"[EquivariantModel] public sealed partial class {name} {{ {layers} }} ";

    private static string[] Kernels(IReadOnlyDictionary<string, string> files) =>
        [.. files.Keys.Where(IsKernel).Order(StringComparer.Ordinal)];

    private static bool IsKernel(string file) => file.Contains('_', StringComparison.Ordinal);

    private static IEnumerable<KernelRequest> RequestsOf(string source)
    {
        CSharpCompilation compilation = GeneratorHost.Compile(source);
        ModelDeclaration model = ModelReader
            .Read(compilation.GetTypeByMetadataName("Net")!, CancellationToken.None)
            .Declaration!;
        return model.Layers.SelectMany(KernelRequest.Of);
    }
}
