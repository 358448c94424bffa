using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Computes how much will be emitted for a layer, and what it will hold, from its declaration.</summary>
public static class LayerSizes
{
    /// <summary>
    /// Characters of a path of a product: a row in two tables, a call forward, one backward. Tests compare the numbers
    /// with what is emitted.
    /// </summary>
    private const int ProductPathText = 750;

    /// <summary>The same for a matrix of a linear map.</summary>
    private const int MatrixText = 600;

    /// <summary>Characters of a block of a signature: it occurs in comments, in layouts and in tables.</summary>
    private const int BlockText = 200;

    /// <summary>Characters of the parts that every layer has.</summary>
    private const int LayerText = 6000;

    /// <summary>Characters of a component of harmonics: its value, its gradient.</summary>
    private const int HarmonicText = 900;

    /// <summary>The size of a layer.</summary>
    /// <param name="options">The options of its attribute, without faults.</param>
    /// <param name="signatures">The signatures of its operands and its result.</param>
    public static LayerSize Of(LayerOptions options, LayerSignatures signatures)
    {
        LayerSize size = options.Size(signatures);
        BigInteger blocks = signatures
            .Operands.Append(signatures.Result)
            .Aggregate(BigInteger.Zero, static (sum, s) => sum + s.Blocks.Count);
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

    /// <summary>The matrices between blocks of one irrep.</summary>
    internal static LayerSize OfLinear(IrrepCount[] from, IrrepCount[] to)
    {
        var matrices =
            from a in @from
            from b in to
            where a.Irrep == b.Irrep
            let numbers = a.Irrep.Group.Commutant(a.Irrep)
            select (Paths: numbers * a.Blocks * b.Blocks, Weights: numbers * a.Copies * b.Copies);
        BigInteger paths = matrices.Aggregate(BigInteger.Zero, static (sum, m) => sum + m.Paths);
        return new LayerSize
        {
            Paths = paths,
            Weights = matrices.Aggregate(BigInteger.Zero, static (sum, m) => sum + m.Weights),
            Text = paths * MatrixText,
        };
    }

    /// <summary>The text of harmonics up to a degree.</summary>
    internal static int HarmonicsText(int maxDegree) => HarmonicText * (maxDegree + 1) * (maxDegree + 1);

    /// <summary>The weights of a network of these widths.</summary>
    internal static BigInteger Network(IReadOnlyList<BigInteger> widths) =>
        widths.Zip(widths.Skip(1), static (a, b) => a * b).Aggregate(BigInteger.Zero, static (sum, n) => sum + n);

    /// <summary>The weights of a network of these widths.</summary>
    internal static BigInteger Network(IEnumerable<int> widths) =>
        Network([.. widths.Select(static w => (BigInteger)w)]);
}
