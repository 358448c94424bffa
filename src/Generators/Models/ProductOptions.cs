namespace GeoDL.Typed.Generators.Models;

/// <summary>A tensor product of two operands.</summary>
/// <param name="Kind">Which paths there are.</param>
/// <param name="Paths">The listed paths of a custom product.</param>
/// <param name="Weights">Where weights come from.</param>
/// <param name="Weighted">Whether paths have weights at all.</param>
/// <param name="IrrepNormalization">e3nn's <c>irrep_normalization</c>.</param>
/// <param name="PathNormalization">e3nn's <c>path_normalization</c>.</param>
/// <param name="LeftVariances">Variances of the first operand's blocks; empty for one each.</param>
/// <param name="RightVariances">Variances of the second operand's blocks; empty for one each.</param>
/// <param name="ResultVariances">Variances of the result's blocks; empty for one each.</param>
public sealed record ProductOptions(
    ProductKind Kind,
    EquatableArray<string> Paths,
    WeightSource Weights,
    bool Weighted,
    IrrepNormalization IrrepNormalization,
    PathNormalization PathNormalization,
    EquatableArray<ExactDouble> LeftVariances,
    EquatableArray<ExactDouble> RightVariances,
    EquatableArray<ExactDouble> ResultVariances
) : LayerOptions;
