using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The rotation of space that exchanges the axes in a circle and takes one of them to the polar axis, on degree l,
/// exact.
/// </summary>
/// <remarks>
/// D^l = (2l+1) Cᵀ (D¹ ⊗ D^(l−1)) C with C the 3j of 1 ⊗ l−1 → l, from D¹, a permutation. Every entry is the root of a
/// fraction: all terms of one entry have the same radical.
/// </remarks>
internal static class CyclicRotation
{
    private static readonly ConcurrentDictionary<(int, Axis), IReadOnlyList<RestrictionTerm>> Memo = new();

    /// <summary>The nonzero entries of the matrix.</summary>
    public static IReadOnlyList<RestrictionTerm> Matrix(int l, Axis axis) =>
        Memo.GetOrAdd((l, axis), static key => Compute(key.Item1, key.Item2));

    private static IReadOnlyList<RestrictionTerm> Compute(int l, Axis axis)
    {
        if (l == 0)
            return [new(0, 0, Surd.One)];
        // Rows are (x, y, z). To the polar axis: z → y → x → z, or x → y → z → x.
        int[] image = axis == Axis.Z ? [2, 0, 1] : [1, 2, 0];
        if (l == 1)
        {
            return
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(i => new RestrictionTerm(image[i], i, Surd.One))
                    .OrderBy(static t => t.Row),
            ];
        }

        IReadOnlyList<CouplingTerm> coupling = Wigner3j.Terms(1, l - 1, l);
        ILookup<int, RestrictionTerm> lower = Matrix(l - 1, axis).ToLookup(static t => t.Column);
        ILookup<(int, int), CouplingTerm> byOperands = coupling.ToLookup(static t => (t.I, t.J));
        var sums = new SortedDictionary<(int Row, int Column), SurdSum>();
        foreach (CouplingTerm from in coupling)
        {
            foreach (RestrictionTerm turned in lower[from.J])
            {
                foreach (CouplingTerm to in byOperands[(image[from.I], turned.Row)])
                {
                    if (!sums.TryGetValue((to.K, from.K), out SurdSum? sum))
                        sums.Add((to.K, from.K), sum = new SurdSum());
                    sum.Add(from.Value * turned.Value * to.Value * ((2 * l) + 1));
                }
            }
        }

        return
        [
            .. sums.Where(static s => !s.Value.IsZero)
                .Select(static s =>
                    s.Value.TryToSurd(out Surd value)
                        ? new RestrictionTerm(s.Key.Row, s.Key.Column, value)
                        : throw new InvalidOperationException("An entry of a cyclic rotation is no single root.")
                ),
        ];
    }
}
