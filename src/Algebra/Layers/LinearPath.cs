namespace GeoDL.Typed.Algebra;

/// <summary>
/// One block of an equivariant linear map: z_w = Coefficient · Σ_u W_uw x_u between blocks of equal irrep.
/// </summary>
/// <param name="In">The block of the operand.</param>
/// <param name="Out">The block of the result.</param>
/// <param name="Source">Multiplicity and irrep of the operand.</param>
/// <param name="Result">Multiplicity and irrep of the result.</param>
/// <param name="FanIn">x in the coefficient 1/√x: the number of summed elements that share the variance of the
/// result.</param>
/// <param name="WeightOffset">Where the weights start in the flat weight vector; row-major [mul_in, mul_out].</param>
public sealed record LinearPath(int In, int Out, MulIrrep Source, MulIrrep Result, int FanIn, int WeightOffset)
{
    /// <summary>
    /// Whether the operand is turned by a quarter before, (c, s) to (−s, c): the second map between irreps of complex
    /// type.
    /// </summary>
    public bool IsTurned { get; init; }

    /// <summary>The factor of the weights, 1/√FanIn.</summary>
    public double Coefficient => ExactCoefficient.ToDouble();

    /// <summary>The factor, exactly.</summary>
    public Surd ExactCoefficient => Surd.SquareRoot(1, FanIn);

    /// <summary>The shape of the weights, [mul_in, mul_out].</summary>
    public int[] WeightShape => [Source.Mul, Result.Mul];

    /// <summary>The number of weights.</summary>
    public int WeightCount => checked(Source.Mul * Result.Mul);

    /// <summary>Writes <c>8x1o → 4x1o</c>, and <c>i·8x1 → 4x1</c> behind a quarter turn.</summary>
    public override string ToString() => (IsTurned ? "i·" : "") + $"{Source} → {Result}";
}
