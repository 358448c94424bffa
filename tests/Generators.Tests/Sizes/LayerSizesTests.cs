using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.Generators.Tests.Pipeline;
using Xunit.Abstractions;

namespace GeoDL.Typed.Generators.Tests.Sizes;

/// <summary>What is counted before emission is what is emitted.</summary>
public sealed class LayerSizesTests(ITestOutputHelper output)
{
    private static readonly string[] Signatures =
    [
        "8x0e",
        "2x0e + 3x1o + 0o",
        "0e + 1o + 2e + 3o",
        "1o + 2x1o + 0e + 1o + 4x0e",
        "16x0e + 8x0o + 8x1o + 8x1e + 4x2e",
        "3x0e + 0e + 2x0e + 5x1o + 2e + 1o + 2x2e + 2o + 1e + 3o",
    ];

    public static TheoryData<string> Attributes =>
        [
            .. from x in Signatures
            from z in Signatures
            where Reaches(x, x, z)
            select $"[TensorProduct(\"{x}\", \"{x}\", \"{z}\")] private partial Features L(Features x, Features y);",
            .. from x in Signatures
            select $"[TensorProduct(\"{x}\", \"0e + 1o + 2e\", "
                + $"\"{ResultOf(ProductKind.Channelwise, x, "0e + 1o + 2e")}\", Kind = "
                + "ProductKind.Channelwise)] private partial Features L(Features x, Features y);",
            .. from x in Signatures
            select $"[TensorProduct(\"{x}\", \"{x}\", \"{ResultOf(ProductKind.Full, x, x)}\", Kind = "
                + "ProductKind.Full)] private partial Features L(Features x, Features y);",
            .. from x in Signatures
            select $"[TensorProduct(\"{x}\", \"{x}\", \"{ResultOf(ProductKind.Elementwise, x, x)}\", Kind = "
                + "ProductKind.Elementwise)] private partial Features L(Features x, Features y);",
            .. from x in Signatures
            select $"[TensorSquare(\"{x}\", \"{TensorProductSpec.TensorSquare(Irreps.Parse(x)).Out}\", "
                + "Weighted = false)] private partial Features L(Features x);",
            .. from x in Signatures
            select $"[TensorSquare(\"{x}\", "
                + $"\"{TensorProductSpec.TensorSquare(Irreps.Parse(x)).Out.Filter(lMax: 2)}\")] private "
                + "partial Features L(Features x);",
            .. from x in Signatures
            select $"[Linear(\"{x}\", \"{x}\", Bias = true)] private partial Features L(Features x);",
            .. from x in Signatures
            select $"[SteerableConvolution(\"{x}\", \"{x}\", MaxDegree = 2)] private partial Features "
                + "L(Neighbourhood edges, Features x);",
            .. from x in Signatures select $"[LayerNorm(\"{x}\", \"{x}\")] private partial Features L(Features x);",
            $"[Linear(\"{string.Join(" + ", Enumerable.Repeat("0e", 40))}\", "
                + $"\"{string.Join(" + ", Enumerable.Repeat("0e", 40))}\")] private partial Features "
                + "L(Features x);",
            $"[TensorProduct(\"{string.Join(" + ", Enumerable.Repeat("4x0e", 11))}\", "
                + $"\"{string.Join(" + ", Enumerable.Repeat("1o", 11))}\", "
                + $"\"{string.Join(" + ", Enumerable.Repeat("128x1o", 11))}\")] private partial Features "
                + "L(Features x, Features y);",
        ];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Count_IsThatOfWhatIsEmitted(string layer)
    {
        GeneratorRun run = GeneratorHost.Run($"[EquivariantModel] public sealed partial class Net {{ {layer} }}");
        LayerDeclaration declaration = Assert.Single(
            ModelReader.Read(run.Output.GetTypeByMetadataName("Net")!, CancellationToken.None).Declaration!.Layers
        );
        LayerSize size = LayerSizes.Of(declaration.Options!, LayerSignatures.Of(declaration));
        KernelRequest[] kernels = [.. KernelRequest.Of(declaration)];
        TensorProductSpec? product = kernels.FirstOrDefault(static k => k.Part == KernelPart.Product)?.Product();
        LinearSpec? linear = kernels.FirstOrDefault(static k => k.Part == KernelPart.Linear)?.Linear();
        long own = run
            .Files.Where(static f => !f.Key.Contains("Coupling_", StringComparison.Ordinal))
            .Sum(static f => (long)f.Value.Length);
        long couplings = run
            .Files.Where(static f => f.Key.Contains("Coupling_", StringComparison.Ordinal))
            .Sum(static f => (long)f.Value.Length);
        output.WriteLine(
            $"text {(double)size.Text / own:F2} of {own}, couplings "
                + $"{(couplings == 0 ? 0 : (double)size.CouplingText / couplings):F2} of {couplings}"
        );

        Assert.Equal((product?.Paths.Count ?? 0) + (linear?.Paths.Count ?? 0), size.Paths);
        if (declaration.Options is not ConvolutionOptions)
            Assert.Equal((product?.WeightCount ?? 0) + (linear?.WeightCount ?? 0), size.Weights);
        // Of a small file most is its frame, which is counted at its largest.
        Assert.InRange((double)size.Text, 0.6 * own, (2.0 * own) + 4000);
        Assert.InRange((double)size.CouplingText, 0.5 * couplings, 2.0 * couplings);
    }

    [Fact]
    public void PossibleTerms_AreAFewMoreThanTerms()
    {
        foreach (
            (int l1, int l2, int l3) in from a in Enumerable.Range(0, Limits.LMax + 1)
            from b in Enumerable.Range(0, Limits.LMax + 1)
            from c in Enumerable.Range(0, Limits.LMax + 1)
            select (a, b, c)
        )
        {
            Assert.InRange(
                Wigner3j.PossibleTerms(l1, l2, l3),
                Wigner3j.Terms(l1, l2, l3).Count,
                1.3 * Wigner3j.Terms(l1, l2, l3).Count
            );
        }
    }

    private static bool Reaches(string x, string y, string z) =>
        SelectionRules.UnreachableBlocks(Irreps.Parse(x), Irreps.Parse(y), Irreps.Parse(z)).Count == 0;

    private static string ResultOf(ProductKind kind, string x, string y) =>
        (
            kind switch
            {
                ProductKind.Channelwise => TensorProductSpec.Channelwise(Irreps.Parse(x), Irreps.Parse(y)),
                ProductKind.Full => TensorProductSpec.Full(Irreps.Parse(x), Irreps.Parse(y)),
                _ => TensorProductSpec.Elementwise(Irreps.Parse(x), Irreps.Parse(y)),
            }
        ).Out.ToString();
}
