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
        foreach (Irreps irreps in new[] { left, right })
        {
            if (
                irreps
                    .Where(static b => b.Mul > 0)
                    .GroupBy(static b => b.Irrep.L)
                    .FirstOrDefault(static g => g.Count() > 1) is
                { } twice
            )
                return $"'{irreps}' has degree {twice.Key} twice, so it is not one field";
            if (irreps.Where(static b => b.Mul > 0).Select(static b => b.Mul).Distinct().Count() > 1)
                return $"'{irreps}' has not the same copies of each degree";
        }

        MulIrrep? first = left.FirstOrDefault(static b => b.Mul > 0),
            second = right.FirstOrDefault(static b => b.Mul > 0);
        if (first?.Mul != second?.Mul)
            return $"the operands have {first?.Mul ?? 0} and {second?.Mul ?? 0} copies";
        return Pairs(left, right).Any() ? null : $"'{left}' and '{right}' have no degree in common";
    }

    /// <summary>The spectrum of two operands.</summary>
    /// <exception cref="ArgumentException">They have none.</exception>
    public static SpectrumSpec Create(Irreps left, Irreps right) =>
        WhyNot(left, right) is { } why
            ? throw new ArgumentException($"There is no cross spectrum: {why}.", nameof(right))
            : new SpectrumSpec([.. Pairs(left, right)], left[0].Irrep.Group);

    private static IEnumerable<SpectrumPath> Pairs(Irreps left, Irreps right) =>
        from i in Enumerable.Range(0, left.Count)
        where left[i].Mul > 0
        from j in Enumerable.Range(0, right.Count)
        where right[j].Mul > 0 && right[j].Irrep.L == left[i].Irrep.L
        orderby left[i].Irrep.L
        select new SpectrumPath(i, j, left[i], left[i].Irrep.Parity == right[j].Irrep.Parity);
}
