using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>The size of a symmetric contraction, from counts of its couplings alone.</summary>
internal static class ContractionSizes
{
    /// <summary>Characters of an independent polynomial: its own values forwards and backwards.</summary>
    private const int PolynomialText = 9000;

    /// <summary>Characters of a column of the weights: what it is made of.</summary>
    private const int ColumnText = 120;

    public static LayerSize Of(Irreps operand, Irreps result, int correlation, ContractionBasis basis, int species)
    {
        (long chains, long independent) = ContractionSpec.Counts(operand, result, correlation);
        long columns = basis == ContractionBasis.Chains ? chains : independent;
        int channels = RowLayout.Of(operand).Merged[0].Mul;
        return new LayerSize
        {
            Paths = columns,
            Weights = (BigInteger)species * channels * columns,
            Text =
                chains > ContractionSpec.MostChains
                    ? chains * (BigInteger)LayerSize.MostText
                    : (independent * (BigInteger)PolynomialText) + (columns * (BigInteger)ColumnText),
        };
    }
}
