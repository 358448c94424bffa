using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Counts what will be emitted for a layer, and what it will hold, from its declaration.</summary>
public static class LayerSizes
{
    /// <summary>
    /// Characters of a path of a product: a row in two tables, a call forward, one backward. Tests hold the numbers to
    /// what is emitted.
    /// </summary>
    private const int ProductPathText = 750;

    /// <summary>The same for a matrix of a linear map.</summary>
    private const int MatrixText = 600;

    /// <summary>Characters of a block of a signature: it stands in comments, in layouts and in tables.</summary>
    private const int BlockText = 200;

    /// <summary>Characters of what every layer has.</summary>
    private const int LayerText = 6000;

    /// <summary>The same of a convolution, which has three kernels.</summary>
    private const int ConvolutionText = 6000;

    /// <summary>Characters of a component of harmonics: its value, its gradient.</summary>
    private const int HarmonicText = 900;

    /// <summary>The size of a layer.</summary>
    /// <param name="options">What its attribute says, free of faults.</param>
    /// <param name="operands">The signatures of its operands.</param>
    /// <param name="result">The signature of its result.</param>
    public static LayerSize Of(LayerOptions options, IReadOnlyList<Signature> operands, Signature result)
    {
        Irreps first = operands[0].Irreps;
        LayerSize size = options switch
        {
            ProductOptions product => ProductSizes.Of(product, first, operands[1].Irreps, result.Irreps),
            TensorSquareOptions square => ProductSizes.OfSquare(square, first, result.Irreps),
            LinearOptions => OfLinear(IrrepCount.Of(first), IrrepCount.Of(result.Irreps)),
            ConvolutionOptions convolution => OfConvolution(convolution, operands[0], result.Irreps),
            PerceptronOptions perceptron => new LayerSize
            {
                Weights = Network([first.Dim, .. perceptron.Hidden, result.Dim]),
                Text = 40 * perceptron.Hidden.Count,
            },
            SphericalHarmonicsOptions => new LayerSize { Text = HarmonicsText(result.Irreps.LMax) },
            _ => new LayerSize(),
        };
        BigInteger blocks = operands.Append(result).Aggregate(BigInteger.Zero, static (sum, s) => sum + s.Blocks.Count);
        return size with { Text = size.Text + LayerText + (BlockText * blocks) };
    }

    /// <summary>The text of paths and couplings.</summary>
    internal static LayerSize WithPaths(LayerSize size, BigInteger paths, IEnumerable<CouplingKey> couplings) =>
        size with
        {
            Paths = paths,
            Text = paths * ProductPathText,
            CouplingText = couplings.Aggregate(BigInteger.Zero, static (sum, key) => sum + key.EstimatedText),
        };

    private static LayerSize OfLinear(IrrepCount[] from, IrrepCount[] to)
    {
        var matrices =
            from a in @from
            from b in to
            where a.Irrep == b.Irrep
            select (Paths: a.Blocks * b.Blocks, Weights: a.Copies * b.Copies);
        BigInteger paths = matrices.Aggregate(BigInteger.Zero, static (sum, m) => sum + m.Paths);
        return new LayerSize
        {
            Paths = paths,
            Weights = matrices.Aggregate(BigInteger.Zero, static (sum, m) => sum + m.Weights),
            Text = paths * MatrixText,
        };
    }

    private static LayerSize OfConvolution(ConvolutionOptions options, Signature input, Irreps result)
    {
        Irreps harmonics = LayerAlgebra.Harmonics(options.MaxDegree, input.Group);
        LayerSize product = ProductSizes.Channelwise(
            input.Irreps,
            harmonics,
            LayerAlgebra.Distinct(result),
            isWeighted: true,
            out IrrepCount[] middle
        );
        // Between the two, blocks of one irrep are merged.
        LayerSize linear = OfLinear([.. middle.Select(static m => m with { Blocks = 1 })], IrrepCount.Of(result));
        IEnumerable<BigInteger> widths =
        [
            options.BasisCount,
            .. Enumerable.Repeat((BigInteger)options.RadialWidth, Math.Min(options.RadialLayers, 2)),
            product.Weights,
        ];
        BigInteger further = BigInteger.Max(options.RadialLayers - 2, 0) * options.RadialWidth * options.RadialWidth;
        return new LayerSize
        {
            Paths = product.Paths + linear.Paths,
            Weights = linear.Weights + Network([.. widths]) + further,
            Components = product.Components,
            Scratch = product.Scratch,
            Text = product.Text + linear.Text + ConvolutionText + HarmonicsText(options.MaxDegree),
            CouplingText = product.CouplingText,
        };
    }

    private static int HarmonicsText(int maxDegree) => HarmonicText * (maxDegree + 1) * (maxDegree + 1);

    /// <summary>The weights of a network of these widths.</summary>
    private static BigInteger Network(IReadOnlyList<BigInteger> widths) =>
        widths.Zip(widths.Skip(1), static (a, b) => a * b).Aggregate(BigInteger.Zero, static (sum, n) => sum + n);

    private static BigInteger Network(IEnumerable<int> widths) =>
        Network([.. widths.Select(static w => (BigInteger)w)]);
}
