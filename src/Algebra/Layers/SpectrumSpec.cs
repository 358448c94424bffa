namespace GeoDL.Typed.Algebra;

/// <summary>The cross spectrum of coefficients of two fields: one invariant for each common degree and copy.</summary>
public sealed class SpectrumSpec
{
    private SpectrumSpec(IReadOnlyList<SpectrumPath> paths, SymmetryGroup group)
    {
        Paths = paths;
        Result = new Irreps(
            paths.Select(p => new MulIrrep(p.Mul, p.IsEven ? group.Trivial : group.Sign ?? group.Trivial))
        );
    }

    /// <summary>A path for each common degree, ascending.</summary>
    public IReadOnlyList<SpectrumPath> Paths { get; }

    /// <summary>What the result is: 0e where parities are equal, else 0o.</summary>
    public Irreps Result { get; }

    /// <summary>Why two operands have none; null if they have one.</summary>
    public static string? WhyNot(Irreps left, Irreps right)
    {
        foreach ((Irreps irreps, string which) in new[] { (left, "first"), (right, "second") })
        {
            MulIrrep[] blocks = [.. irreps.Where(static b => b.Mul > 0)];
            int twice = Array.FindIndex(blocks, b => blocks.Count(other => other.Irrep.L == b.Irrep.L) > 1);
            if (twice >= 0)
                return $"the {which} operand has degree {blocks[twice].Irrep.L} twice, so it is not one field";
            if (blocks.Any(b => b.Mul != blocks[0].Mul))
                return $"the {which} operand has not as many copies of each degree";
        }

        (int first, int second) = (Copies(left), Copies(right));
        return first != second ? $"the operands have {first} and {second} copies"
            : Pairs(left, right).Any() ? null
            : "the operands have no degree in common";
    }

    /// <summary>The spectrum of two operands.</summary>
    /// <exception cref="ArgumentException">They have none.</exception>
    public static SpectrumSpec Create(Irreps left, Irreps right) =>
        WhyNot(left, right) is { } why
            ? throw new ArgumentException($"There is no cross spectrum: {why}.", nameof(right))
            : new SpectrumSpec([.. Pairs(left, right)], left[0].Irrep.Group);

    private static int Copies(Irreps irreps) => irreps.Select(static b => b.Mul).DefaultIfEmpty(0).Max();

    private static IEnumerable<SpectrumPath> Pairs(Irreps left, Irreps right) =>
        from i in Enumerable.Range(0, left.Count)
        where left[i].Mul > 0
        from j in Enumerable.Range(0, right.Count)
        where right[j].Mul > 0 && right[j].Irrep.L == left[i].Irrep.L
        orderby left[i].Irrep.L
        select new SpectrumPath(i, j, left[i], left[i].Irrep.Parity == right[j].Irrep.Parity);
}
