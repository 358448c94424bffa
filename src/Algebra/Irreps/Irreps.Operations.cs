namespace GeoDL.Typed.Algebra;

/// <content>Operations that return new lists of blocks.</content>
public sealed partial class Irreps
{
    /// <summary>Direct sum: the blocks of both, in order.</summary>
    public static Irreps operator +(Irreps left, Irreps right) => new(left._blocks.Concat(right._blocks));

    /// <summary>
    /// Full tensor product, sorted and simplified: every pair of copies contributes every irrep of the selection rule.
    /// </summary>
    public static Irreps operator *(Irreps left, Irreps right)
    {
        var products =
            from a in left._blocks
            from b in right._blocks
            from irrep in a.Irrep * b.Irrep
            select new MulIrrep(checked(a.Mul * b.Mul), irrep);
        return new Irreps(products).Regroup();
    }

    /// <summary>
    /// Merges neighbours of equal irrep and drops blocks without copies. The order of blocks and the layout stay the
    /// same.
    /// </summary>
    public Irreps Simplify()
    {
        var result = new List<MulIrrep>();
        foreach (MulIrrep block in _blocks.Where(b => b.Mul > 0))
        {
            if (result.Count > 0 && result[result.Count - 1].Irrep == block.Irrep)
                result[result.Count - 1] = new MulIrrep(checked(result[result.Count - 1].Mul + block.Mul), block.Irrep);
            else
                result.Add(block);
        }

        return new Irreps(result);
    }

    /// <summary>Sorts blocks by irrep; equal irreps keep their order.</summary>
    public SortedIrreps Sort()
    {
        int[] inverse = Enumerable.Range(0, _blocks.Length).OrderBy(i => _blocks[i].Irrep).ToArray();
        var permutation = new int[inverse.Length];
        for (int i = 0; i < inverse.Length; i++)
            permutation[inverse[i]] = i;

        return new SortedIrreps(new Irreps(inverse.Select(i => _blocks[i])), permutation, inverse);
    }

    /// <summary>Sorts and simplifies: one block per irrep.</summary>
    public Irreps Regroup() => Sort().Irreps.Simplify();

    /// <summary>Drops blocks without copies.</summary>
    public Irreps RemoveZeroMultiplicities() => new(_blocks.Where(b => b.Mul > 0));

    /// <summary>Keeps the blocks that pass every given filter.</summary>
    /// <param name="keep">Irreps to keep; null keeps all.</param>
    /// <param name="drop">Irreps to drop.</param>
    /// <param name="lMax">The largest degree to keep.</param>
    public Irreps Filter(
        IReadOnlyCollection<Irrep>? keep = null,
        IReadOnlyCollection<Irrep>? drop = null,
        int? lMax = null
    ) =>
        new(
            _blocks.Where(b =>
                (keep is null || keep.Contains(b.Irrep))
                && (drop is null || !drop.Contains(b.Irrep))
                && (lMax is null || b.Irrep.L <= lMax)
            )
        );

    /// <summary>
    /// The same with irreps of SO(3) as the even ones of O(3), which have the same numbers: what kernels and files of
    /// both share.
    /// </summary>
    public Irreps WithoutSO3() =>
        _blocks.Any(static b => b.Irrep.Group == SymmetryGroup.SO3)
            ? new(_blocks.Select(static b => new MulIrrep(b.Mul, new Irrep(b.Irrep.L, Parity.Even))))
            : this;

    /// <summary>Flips every parity, as multiplication by a pseudoscalar does.</summary>
    public Irreps Mirrored() => new(_blocks.Select(b => new MulIrrep(b.Mul, b.Irrep.Mirrored)));
}
