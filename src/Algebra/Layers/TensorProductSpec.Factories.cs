namespace GeoDL.Typed.Algebra;

/// <content>The products that e3nn predefines, in its orders.</content>
public sealed partial class TensorProductSpec
{
    /// <summary>
    /// Every allowed path, every copy with every other (uvw): i₁ outermost, then i₂, i_out innermost.
    /// </summary>
    public static TensorProductSpec FullyConnected(
        Irreps in1,
        Irreps in2,
        Irreps result,
        TensorProductOptions? options = null
    )
    {
        var targets = new PathTargets(result);
        var paths =
            from a in Enumerable.Range(0, in1.Count)
            from b in Enumerable.Range(0, in2.Count)
            from c in targets.Of(in1[a].Irrep, in2[b].Irrep)
            from n in Maps(in1[a].Irrep, in2[b].Irrep, result[c].Irrep)
            select new TensorProductPath(a, b, c, ConnectionMode.Uvw) { Coupling = n };
        return Custom(in1, in2, result, paths.ToArray(), options);
    }

    /// <summary>
    /// Each copy of operand 1 separately (uvu), one output block per path; outputs are sorted but not merged, as in
    /// NequIP and MACE.
    /// </summary>
    /// <param name="in1">Operand 1.</param>
    /// <param name="in2">Operand 2, often one copy of each harmonic.</param>
    /// <param name="filter">The irreps to keep in the result; all if null.</param>
    /// <param name="options">Normalisation and variances, those of the result in its sorted order.</param>
    /// <param name="hasWeight">Whether paths have weights.</param>
    public static TensorProductSpec Channelwise(
        Irreps in1,
        Irreps in2,
        IReadOnlyCollection<Irrep>? filter = null,
        TensorProductOptions? options = null,
        bool hasWeight = true
    ) => Expand(in1, in2, filter, options, ConnectionMode.Uvu, hasWeight);

    /// <summary>
    /// <see cref="Channelwise"/> without weights, and of a map and its quarter turn, between which a linear map behind
    /// it cannot tell, only the first.
    /// </summary>
    public static TensorProductSpec ChannelwiseUpToTurns(Irreps in1, Irreps in2, IReadOnlyCollection<Irrep> filter) =>
        Expand(in1, in2, filter, null, ConnectionMode.Uvu, hasWeight: false, isUpToTurns: true);

    /// <summary>
    /// Every product of every pair of copies (uvuv) without weights; operands are simplified, outputs sorted but not
    /// merged.
    /// </summary>
    public static TensorProductSpec Full(
        Irreps in1,
        Irreps in2,
        IReadOnlyCollection<Irrep>? filter = null,
        TensorProductOptions? options = null
    ) => Expand(in1.Simplify(), in2.Simplify(), filter, options, ConnectionMode.Uvuv, hasWeight: false);

    /// <summary>
    /// Copy u with copy u (uuu) without weights; operands are simplified, then cut where either changes its irrep.
    /// </summary>
    /// <exception cref="ArgumentException">The operands have different numbers of copies.</exception>
    public static TensorProductSpec Elementwise(
        Irreps in1,
        Irreps in2,
        IReadOnlyCollection<Irrep>? filter = null,
        TensorProductOptions? options = null,
        bool hasWeight = false
    )
    {
        (Irreps first, Irreps second) = Align(in1.Simplify(), in2.Simplify());
        var outputs = new List<MulIrrep>();
        var paths = new List<TensorProductPath>();
        for (int i = 0; i < first.Count; i++)
        {
            foreach ((Irrep irrep, int n) in Kept(first[i].Irrep, second[i].Irrep, filter))
            {
                paths.Add(new TensorProductPath(i, i, outputs.Count, ConnectionMode.Uuu, hasWeight) { Coupling = n });
                outputs.Add(new MulIrrep(first[i].Mul, irrep));
            }
        }

        return Custom(first, second, new Irreps(outputs), paths, options);
    }

    /// <summary>The squared norm of each copy (uuu into 0e): e3nn's <c>Norm</c> before the root.</summary>
    public static TensorProductSpec SquaredNorms(Irreps operand)
    {
        Irreps simplified = operand.Simplify();
        var result = new Irreps(simplified.Select(b => new MulIrrep(b.Mul, b.Irrep.Group.Trivial)));
        TensorProductPath[] paths = simplified
            .Select(
                (b, i) => new TensorProductPath(i, i, i, ConnectionMode.Uuu, HasWeight: false, PathWeight: b.Irrep.Dim)
            )
            .ToArray();
        return Custom(simplified, simplified, result, paths);
    }

    /// <summary>Cuts both operands so that block i of both has the same number of copies.</summary>
    internal static (Irreps First, Irreps Second) Align(Irreps in1, Irreps in2)
    {
        if (in1.NumIrreps != in2.NumIrreps)
        {
            throw new ArgumentException(
                $"'{in1}' has {in1.NumIrreps} copies and '{in2}' has {in2.NumIrreps}; an element-wise product needs "
                    + "the same number."
            );
        }

        (List<MulIrrep> first, List<MulIrrep> second) = ([], []);
        for (int i = 0, j = 0, usedI = 0, usedJ = 0; i < in1.Count && j < in2.Count; )
        {
            int mul = Math.Min(in1[i].Mul - usedI, in2[j].Mul - usedJ);
            first.Add(new MulIrrep(mul, in1[i].Irrep));
            second.Add(new MulIrrep(mul, in2[j].Irrep));
            (usedI, usedJ) = (usedI + mul, usedJ + mul);
            (i, usedI) = usedI == in1[i].Mul ? (i + 1, 0) : (i, usedI);
            (j, usedJ) = usedJ == in2[j].Mul ? (j + 1, 0) : (j, usedJ);
        }

        return (new Irreps(first), new Irreps(second));
    }

    private static TensorProductSpec Expand(
        Irreps in1,
        Irreps in2,
        IReadOnlyCollection<Irrep>? filter,
        TensorProductOptions? options,
        ConnectionMode mode,
        bool hasWeight,
        bool isUpToTurns = false
    )
    {
        var outputs = new List<MulIrrep>();
        var paths = new List<TensorProductPath>();
        for (int a = 0; a < in1.Count; a++)
        {
            for (int b = 0; b < in2.Count; b++)
            {
                foreach ((Irrep irrep, int n) in Kept(in1[a].Irrep, in2[b].Irrep, filter))
                {
                    // Of a complex irrep maps are listed in pairs, each with its quarter turn.
                    if (isUpToTurns && n % irrep.Group.Commutant(irrep) != 0)
                        continue;
                    paths.Add(new TensorProductPath(a, b, outputs.Count, mode, hasWeight) { Coupling = n });
                    outputs.Add(
                        new MulIrrep(ConnectionModes.OutputMultiplicity(mode, in1[a].Mul, in2[b].Mul)!.Value, irrep)
                    );
                }
            }
        }

        return Sorted(in1, in2, outputs, paths, options);
    }

    private static TensorProductSpec Sorted(
        Irreps in1,
        Irreps in2,
        List<MulIrrep> outputs,
        List<TensorProductPath> paths,
        TensorProductOptions? options
    )
    {
        SortedIrreps sorted = new Irreps(outputs).Sort();
        return Custom(
            in1,
            in2,
            sorted.Irreps,
            paths.Select(p => p with { Out = sorted.Permutation[p.Out] }).ToArray(),
            options
        );
    }

    /// <summary>The irreps of a product, each with each of its maps.</summary>
    private static IEnumerable<(Irrep Irrep, int Coupling)> Kept(
        Irrep first,
        Irrep second,
        IReadOnlyCollection<Irrep>? filter
    ) =>
        from irrep in first * second
        where filter is null || filter.Contains(irrep)
        from n in Maps(first, second, irrep)
        select (irrep, n);

    private static IEnumerable<int> Maps(Irrep first, Irrep second, Irrep result) =>
        Enumerable.Range(0, first.Group.CouplingCount(first, second, result));
}
