namespace GeoDL.Typed.Algebra;

/// <summary>What irreps become when a symmetry is given up: exact, down only.</summary>
public static class Restriction
{
    /// <summary>
    /// Whether one group is in another. O(2) and D_N have the mirrors through the axis here, so they are in O(3) and
    /// not in SO(3).
    /// </summary>
    public static bool IsAllowed(SymmetryGroup from, SymmetryGroup to)
    {
        if (to.HasParity && !from.HasParity)
            return false;
        bool isSpace = from.Kind is Group.O3 or Group.SO3;
        if (to.Kind is Group.O3 or Group.SO3)
            return isSpace;
        // All turns of the plane are in the rotations of space; else all of those that are left must be there.
        return isSpace || from.Fold == 0 || (to.Fold > 0 && from.Fold % to.Fold == 0);
    }

    /// <summary>An irrep under a subgroup.</summary>
    /// <param name="irrep">The irrep.</param>
    /// <param name="to">The subgroup.</param>
    /// <param name="axis">From space to a plane: the axis about which the plane turns.</param>
    /// <exception cref="ArgumentException">It is not a subgroup.</exception>
    public static RestrictedIrrep Of(Irrep irrep, SymmetryGroup to, Axis axis = Axis.Y)
    {
        SymmetryGroup from = irrep.Group;
        if (!IsAllowed(from, to))
        {
            throw new ArgumentException(
                $"{to} is not in {from}, so a feature of {from} cannot be one of {to}. Restriction goes down only.",
                nameof(to)
            );
        }
        if (from.Kind is not (Group.O3 or Group.SO3))
            return Plane(irrep, (PlanarGroup)to);
        if (to.Kind is Group.O3 or Group.SO3)
        {
            var same = new Irrep(irrep.L, to.HasParity ? irrep.Parity : Parity.Even, to);
            return new RestrictedIrrep([same], Unit(irrep.Dim));
        }

        RestrictedIrrep plane = Space(irrep, axis);
        return plane.Parts[0].Group == to ? plane : Then(plane, part => Plane(part, (PlanarGroup)to));
    }

    /// <summary>The irreps of a feature under a subgroup: each block becomes one block a part, in order.</summary>
    /// <exception cref="ArgumentException">It is not a subgroup.</exception>
    public static Irreps Of(Irreps irreps, SymmetryGroup to, Axis axis = Axis.Y) =>
        new(irreps.SelectMany(b => Of(b.Irrep, to, axis).Parts.Select(part => new MulIrrep(b.Mul, part))));

    /// <summary>From space to all turns about an axis, with the mirrors through it if there are any.</summary>
    private static RestrictedIrrep Space(Irrep irrep, Axis axis)
    {
        SymmetryGroup plane = irrep.Group.HasParity ? SymmetryGroup.O2 : SymmetryGroup.SO2;
        int l = irrep.L;
        // A mirror through the axis is an inversion and half a turn: it leaves the cosines alone, and the sines flip,
        // if the parity is that of the harmonics; otherwise the other way round.
        bool isNatural = !irrep.Group.HasParity || irrep == Irrep.Natural(l);
        var parts = new List<Irrep> { new(0, isNatural ? Parity.Even : Parity.Odd, plane) };
        var aboutY = new List<RestrictionTerm> { new(0, l, Surd.One) };
        for (int m = 1; m <= l; m++)
        {
            parts.Add(new Irrep(m, Parity.Even, plane));
            (int row, int cos, int sin) = ((2 * m) - 1, l + m, l - m);
            aboutY.Add(new RestrictionTerm(row, isNatural ? cos : sin, isNatural ? Surd.One : -Surd.One));
            aboutY.Add(new RestrictionTerm(row + 1, isNatural ? sin : cos, Surd.One));
        }

        return new RestrictedIrrep(parts, axis == Axis.Y ? aboutY : Times(aboutY, CyclicRotation.Matrix(l, axis)));
    }

    private static RestrictedIrrep Plane(Irrep irrep, PlanarGroup to)
    {
        (int order, bool isConjugate) = to.Folded(irrep.L);
        if (irrep.Dim == 1)
            return new RestrictedIrrep([new Irrep(order, to.HasParity ? irrep.Parity : Parity.Even, to)], Unit(1));
        if (!to.IsReal(order))
        {
            return new RestrictedIrrep(
                [new Irrep(order, Parity.Even, to)],
                [new(0, 0, Surd.One), new(1, 1, isConjugate ? -Surd.One : Surd.One)]
            );
        }
        // The order has become its own negative: cosine and sine part.
        return new RestrictedIrrep(
            [new Irrep(order, Parity.Even, to), new Irrep(order, to.HasParity ? Parity.Odd : Parity.Even, to)],
            Unit(2)
        );
    }

    /// <summary>One restriction after another.</summary>
    private static RestrictedIrrep Then(RestrictedIrrep first, Func<Irrep, RestrictedIrrep> next)
    {
        var parts = new List<Irrep>();
        var matrix = new List<RestrictionTerm>();
        int column = 0,
            row = 0;
        foreach (Irrep part in first.Parts)
        {
            RestrictedIrrep further = next(part);
            parts.AddRange(further.Parts);
            matrix.AddRange(
                further.Terms.Select(t => new RestrictionTerm(row + t.Row, column + t.Column, t.Value)).ToArray()
            );
            column += part.Dim;
            row += further.Parts.Sum(static p => p.Dim);
        }

        return new RestrictedIrrep(parts, Times(matrix, first.Terms));
    }

    private static RestrictionTerm[] Unit(int dim) =>
        [.. Enumerable.Range(0, dim).Select(static i => new RestrictionTerm(i, i, Surd.One))];

    /// <summary>The product of two matrices, one of which has one entry a row.</summary>
    private static RestrictionTerm[] Times(IReadOnlyList<RestrictionTerm> left, IReadOnlyList<RestrictionTerm> right) =>
        [
            .. from a in left
            from b in right
            where a.Column == b.Row
            orderby a.Row, b.Column
            select new RestrictionTerm(a.Row, b.Column, a.Value * b.Value),
        ];
}
