namespace GeoDL.Typed.Algebra;

/// <summary>
/// The product of scalar fields with fields on the sphere, point by point, in coefficients. A product of degrees l₁ and
/// l₂ has degrees up to l₁ + l₂, so with enough points it is exact.
/// </summary>
public sealed class FieldProductSpec
{
    private FieldProductSpec(
        (Irreps Fields, int MaxDegree) scalars,
        (Irreps Fields, int MaxDegree) fields,
        Irreps result,
        int maxDegree
    )
    {
        (Scalars, ScalarDegree) = scalars;
        (Fields, FieldDegree) = fields;
        (Result, MaxDegree) = (result, maxDegree);
    }

    /// <summary>The scalar fields: one copy, or as many as there are copies of fields.</summary>
    public Irreps Scalars { get; }

    /// <summary>The largest degree of the scalar fields.</summary>
    public int ScalarDegree { get; }

    /// <summary>The fields.</summary>
    public Irreps Fields { get; }

    /// <summary>The largest degree of the fields.</summary>
    public int FieldDegree { get; }

    /// <summary>What the products are at a point.</summary>
    public Irreps Result { get; }

    /// <summary>The largest degree of the result.</summary>
    public int MaxDegree { get; }

    /// <summary>
    /// The degree for which a sampling of Gauss and Legendre, exact for products up to twice that degree and one more,
    /// makes this product exact.
    /// </summary>
    public int SamplingDegree =>
        Math.Max(
            (ScalarDegree + FieldDegree + MaxDegree) / 2,
            Math.Max(MaxDegree, Math.Max(ScalarDegree, FieldDegree))
        );

    /// <summary>The product of two operands up to a degree; or why there is none.</summary>
    public static (FieldProductSpec? Spec, string? Why) Create(Irreps scalars, Irreps fields, int maxDegree)
    {
        if (FieldHarmonics.FieldsOf(scalars) is not { } first)
            return (null, "the first operand is not the coefficients of fields");
        if (FieldHarmonics.FieldsOf(fields) is not { } second)
            return (null, "the second operand is not the coefficients of fields");
        if (first.Fields.Select(static b => b.Irrep).Distinct().Count() > 1 || first.Fields.LMax > 0)
            return (null, "the first operand is not the coefficients of scalar fields of one parity");
        if (first.Fields.NumIrreps != 1 && first.Fields.NumIrreps != second.Fields.NumIrreps)
        {
            return (
                null,
                $"there are {first.Fields.NumIrreps} scalar fields for {second.Fields.NumIrreps} fields, and one, or "
                    + "one for each, is needed"
            );
        }
        int most = first.MaxDegree + second.MaxDegree;
        if (maxDegree > most || maxDegree < second.Fields.LMax)
        {
            return (
                null,
                $"its result has degree {maxDegree}, and a product of these has degrees from {second.Fields.LMax} to "
                    + $"{most}"
            );
        }
        bool isFlipped = first.Fields[0].Irrep.IsPseudoScalar;
        // A pseudoscalar exchanges E and B of a spin, which are one irrep at a point.
        var result = new Irreps(second.Fields.Select(b => isFlipped ? new MulIrrep(b.Mul, b.Irrep.Mirrored) : b));
        return (new FieldProductSpec(first, second, result, maxDegree), null);
    }
}
