namespace GeoDL.Typed.Algebra;

/// <summary>How a tensor product is normalised.</summary>
/// <param name="IrrepNormalization">Which size of an irrep is preserved.</param>
/// <param name="PathNormalization">How paths into one output share its variance.</param>
/// <param name="In1Variances">The variance of each block of operand 1; one each if null.</param>
/// <param name="In2Variances">The variance of each block of operand 2; one each if null.</param>
/// <param name="OutVariances">The variance that each block of the result should have; one each if null.</param>
public sealed record TensorProductOptions(
    IrrepNormalization IrrepNormalization = IrrepNormalization.Component,
    PathNormalization PathNormalization = PathNormalization.Element,
    IReadOnlyList<double>? In1Variances = null,
    IReadOnlyList<double>? In2Variances = null,
    IReadOnlyList<double>? OutVariances = null
)
{
    /// <summary>e3nn's defaults: component, element, all variances one.</summary>
    public static TensorProductOptions Default { get; } = new();

    internal void CheckLengths(Irreps in1, Irreps in2, Irreps result)
    {
        Check(In1Variances, in1, "operand 1");
        Check(In2Variances, in2, "operand 2");
        Check(OutVariances, result, "the result");
    }

    private static void Check(IReadOnlyList<double>? variances, Irreps irreps, string operand)
    {
        if (variances is not null && variances.Count != irreps.Count)
        {
            throw new ArgumentException(
                $"There are {variances.Count} variances for {operand}, whose signature {irreps} has "
                    + $"{irreps.Count} blocks."
            );
        }

        if (variances is not null && variances.Any(v => !PathRules.IsVariance(v)))
        {
            throw new ArgumentException(
                $"The variances {string.Join(", ", variances)} for {operand} are out of range: each must be "
                    + $"{PathRules.AllowedVariances}."
            );
        }
    }
}
