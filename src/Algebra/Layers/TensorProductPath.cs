namespace GeoDL.Typed.Algebra;

/// <summary>
/// One term irrep₁ ⊗ irrep₂ → irrep of a tensor product, between a block of each operand and a block of the result.
/// </summary>
/// <remarks>
/// z_k = Coefficient · Σ_ij C[l1,l2,l_out]_ijk x_i y_j for each copy, with copies combined according to the mode, times
/// the weight if there is one.
/// C is the Wigner 3j of unit Frobenius norm, under groups of the plane one of the maps that
/// <see cref="SymmetryGroup.Couplings"/> lists; every other factor is in <see cref="Coefficient"/>.
/// </remarks>
/// <param name="In1">The block of operand 1.</param>
/// <param name="In2">The block of operand 2.</param>
/// <param name="Out">The block of the result.</param>
/// <param name="Mode">How copies combine.</param>
/// <param name="HasWeight">Whether the path has weights.</param>
/// <param name="PathWeight">The variance that the path gets relative to others, under the root of the
/// coefficient.</param>
public sealed record TensorProductPath(
    int In1,
    int In2,
    int Out,
    ConnectionMode Mode,
    bool HasWeight = true,
    double PathWeight = 1
)
{
    /// <summary>
    /// Which of the equivariant maps of the three irreps, of those that <see cref="SymmetryGroup.Couplings"/> lists; 0
    /// where there is one.
    /// </summary>
    public int Coupling { get; init; }

    /// <summary>Multiplicity and irrep of operand 1. Set by the specification.</summary>
    public MulIrrep First { get; init; }

    /// <summary>Multiplicity and irrep of operand 2. Set by the specification.</summary>
    public MulIrrep Second { get; init; }

    /// <summary>Multiplicity and irrep of the result. Set by the specification.</summary>
    public MulIrrep Result { get; init; }

    /// <summary>
    /// The factor of the 3j symbol, √(α·PathWeight·var_out / x). Set by the specification.
    /// </summary>
    public double Coefficient { get; init; }

    /// <summary>
    /// The square of the coefficient as a fraction; null if variances or path weights are not simple fractions.
    /// </summary>
    public Rational? CoefficientSquared { get; init; }

    /// <summary>The coefficient as √(p/q), exactly; null where <see cref="CoefficientSquared"/> is.</summary>
    public Surd? ExactCoefficient =>
        CoefficientSquared is Rational squared ? Surd.SquareRoot(squared.Numerator, squared.Denominator) : null;

    /// <summary>Where the path's weights start in the flat weight vector.</summary>
    public int WeightOffset { get; init; }

    /// <summary>The shape of the path's weights, row-major, even if it has none.</summary>
    public int[] WeightShape => ConnectionModes.WeightShape(Mode, First.Mul, Second.Mul, Result.Mul);

    /// <summary>The number of weights.</summary>
    public int WeightCount => HasWeight ? WeightShape.Aggregate(1, (product, n) => checked(product * n)) : 0;

    /// <summary>The same map of the same blocks without weights, its copies combined by another mode.</summary>
    /// <remarks>
    /// A method, since init accessors of the netstandard Algebra do not bind to the net10.0 one, which tests load.
    /// </remarks>
    public TensorProductPath WithoutWeight(ConnectionMode mode) => this with { Mode = mode, HasWeight = false };

    /// <summary>Writes <c>8x1o ⊗ 1x1o → 8x2e uvu</c>, and <c>#1</c> behind it for the second of several maps.</summary>
    public override string ToString() =>
        $"{First} ⊗ {Second} → {Result} {ConnectionModes.NameOf(Mode)}" + (Coupling == 0 ? "" : $" #{Coupling}");
}
