namespace GeoDL.Typed.Algebra;

/// <summary>
/// What fields on the sphere are in harmonics. At a point of the sphere a field is a row of orders of the group that
/// keeps the point, of O(2) under O(3) and of SO(2) under SO(3); its coefficients are degrees of O(3) or SO(3).
/// </summary>
/// <remarks>
/// A copy of order 0 has one copy of each degree, even and odd in turn: <c>0e</c> becomes <c>0e + 1o + 2e + …</c>, and
/// <c>0o</c> becomes <c>0o + 1e + …</c>. A copy of order s, a field of spin s, has two, of degrees from s on: that of
/// gradients (E, of parity (−1)^l), and that of curls (B, of the other one).
/// </remarks>
public static class FieldHarmonics
{
    /// <summary>
    /// The group of fields at a point, where the whole sphere has a group; null for groups of the plane.
    /// </summary>
    public static SymmetryGroup? FibreOf(SymmetryGroup group) =>
        !group.IsSpatial ? null
        : group.HasParity ? SymmetryGroup.O2
        : SymmetryGroup.SO2;

    /// <summary>The group of the whole sphere, where fields have one at each point; null if there is none.</summary>
    public static SymmetryGroup? WholeOf(SymmetryGroup fibre) =>
        fibre == SymmetryGroup.O2 ? SymmetryGroup.O3
        : fibre == SymmetryGroup.SO2 ? SymmetryGroup.SO3
        : null;

    /// <summary>The irreps of coefficients: block after block, with spin E before B, degree after degree.</summary>
    /// <param name="fibre">Irreps of O(2) or SO(2).</param>
    /// <param name="maxDegree">The largest degree; at least the largest order.</param>
    /// <exception cref="ArgumentException">The irreps are of another group.</exception>
    public static Irreps Of(Irreps fibre, int maxDegree) =>
        new(Parts(fibre, maxDegree).SelectMany(static p => p.Blocks));

    /// <summary>
    /// The fields that coefficients are of, and their largest degree: the inverse of <see cref="Of"/>. Null if they are
    /// those of no fields.
    /// </summary>
    public static (Irreps Fields, int MaxDegree)? FieldsOf(Irreps coefficients)
    {
        MulIrrep[] blocks = [.. coefficients.Where(static b => b.Mul > 0)];
        if (blocks.Length == 0 || FibreOf(blocks[0].Irrep.Group) is not { } fibre)
            return null;
        int maxDegree = blocks.Max(static b => b.Irrep.L);
        var fields = new List<MulIrrep>();
        for (int at = 0; at < blocks.Length; )
        {
            Irrep first = blocks[at].Irrep;
            // E stands before B, so the first degree of a spin has the parity of harmonics.
            Parity parity = first.L == 0 ? first.Parity : Parity.Even;
            if (first.L > maxDegree || !fibre.Has(first.L, parity))
                return null;
            var field = new MulIrrep(blocks[at].Mul, new Irrep(first.L, parity, fibre));
            fields.Add(field);
            foreach (MulIrrep expected in Of(new Irreps(field), maxDegree))
            {
                if (at == blocks.Length || blocks[at++] != expected)
                    return null;
            }
        }

        return (new Irreps(fields), maxDegree);
    }

    /// <summary>The parts of coefficients, in the order of their blocks.</summary>
    /// <exception cref="ArgumentException">The irreps are of another group.</exception>
    public static IReadOnlyList<FieldPart> Parts(Irreps fibre, int maxDegree)
    {
        var parts = new List<FieldPart>();
        for (int block = 0; block < fibre.Count; block++)
        {
            Irrep irrep = fibre[block].Irrep;
            SymmetryGroup whole =
                WholeOf(irrep.Group)
                ?? throw new ArgumentException(
                    $"Fields on the sphere are of O(2) or SO(2), not of {irrep.Group}.",
                    nameof(fibre)
                );
            // Harmonics of degree s have parity (−1)^s; a pseudoscalar field has the other parity at each degree.
            Irrep first = whole.Harmonic(irrep.L)[0];
            parts.Add(new FieldPart(block, fibre[block].Mul, irrep.IsPseudoScalar ? first.Mirrored : first, maxDegree));
            if (irrep.L > 0)
                parts.Add(new FieldPart(block, fibre[block].Mul, first.Mirrored, maxDegree));
        }

        return parts;
    }
}
