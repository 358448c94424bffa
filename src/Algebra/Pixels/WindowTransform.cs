namespace GeoDL.Typed.Algebra;

/// <summary>
/// A change of basis of the pixels of a window, in place, by sums and differences alone: what a finite group of the
/// grid does to the new functions are its irreps.
/// </summary>
/// <remarks>
/// Pixels that turns exchange become the real Fourier transform over these turns; pixels that a mirror exchanges become
/// their sum and difference. A function has the number of the pixel in whose place it stands. Coupled to numbers that
/// turn themselves, cosine and sine give four products, whose sums and differences have irreps again
/// (<see cref="Pairs"/>). All functions are orthogonal; they are not normalised.
/// </remarks>
public sealed class WindowTransform
{
    private WindowTransform(
        int size,
        IReadOnlyList<int[]> cycles,
        IReadOnlyList<(int First, int Second)> exchanges,
        IReadOnlyList<(int Cosine, int Sine)> pairs
    ) => (Size, Cycles, Exchanges, Pairs) = (size, cycles, exchanges, pairs);

    /// <summary>Pixels along a side of the window.</summary>
    public int Size { get; }

    /// <summary>
    /// Pixels (row by row from the top left) that turns exchange, each the one before turned. Of four pixels p the
    /// functions are p0 + p1 + p2 + p3, p0 − p1 + p2 − p3, the cosine p0 − p2 and the sine p1 − p3, in this order in
    /// the places of p0 to p3; of two p0 + p1 and p0 − p1; a single one stays.
    /// </summary>
    public IReadOnlyList<int[]> Cycles { get; }

    /// <summary>Then these functions are replaced by their sum and their difference, one pair after another.</summary>
    public IReadOnlyList<(int First, int Second)> Exchanges { get; }

    /// <summary>
    /// Functions that turn as a vector. Of their products with a vector (u, v) cosine·u and sine·v are replaced by
    /// their sum and difference, then cosine·v and sine·u.
    /// </summary>
    public IReadOnlyList<(int Cosine, int Sine)> Pairs { get; }

    /// <summary>Additions for each number of a pixel, apart from those of <see cref="Pairs"/>.</summary>
    public int Additions =>
        Cycles.Sum(static c =>
            c.Length == 4 ? 6
            : c.Length == 2 ? 2
            : 0
        ) + (2 * Exchanges.Count);

    /// <summary>No change at all.</summary>
    public static WindowTransform None(int size) =>
        new(size, [.. Enumerable.Range(0, size * size).Select(static place => new[] { place })], [], []);

    /// <summary>The transform of a group.</summary>
    /// <param name="size">Pixels along a side of the window, odd.</param>
    /// <param name="group">A finite group that square pixels keep.</param>
    public static WindowTransform Create(int size, SymmetryGroup group)
    {
        int[] turned = PixelOrbits.MovedPixels(size, 1 % group.Fold, group);
        int[] mirrored = group.HasParity
            ? PixelOrbits.MovedPixels(size, group.Fold, group)
            : [.. Enumerable.Range(0, size * size)];
        var cycles = new List<int[]>();
        var exchanges = new List<(int, int)>();
        var pairs = new List<(int, int)>();
        var known = new HashSet<int>();
        for (int place = 0; place < size * size; place++)
        {
            if (known.Contains(place))
                continue;
            int[] cycle = Cycle(place, turned),
                mirror = Cycle(mirrored[place], turned);
            cycles.Add(cycle);
            known.UnionWith(cycle);
            if (cycle.Length == GridSymmetry.Fold)
                pairs.Add((cycle[2], cycle[3]));
            if (known.Add(mirror[0]))
            {
                cycles.Add(mirror);
                known.UnionWith(mirror);
                exchanges.AddRange(cycle.Select((p, i) => (p, mirror[i])));
                if (cycle.Length == GridSymmetry.Fold)
                    pairs.Add((mirror[2], mirror[3]));
            }
            else if (
                group.HasParity
                && cycle.Length == GridSymmetry.Fold
                && (mirror[0] == cycle[1] || mirror[0] == cycle[3])
            )
            {
                // On a diagonal a mirror exchanges cosine and sine. Their difference is even, their sum odd.
                exchanges.Add((cycle[2], cycle[3]));
                pairs[pairs.Count - 1] = (cycle[3], cycle[2]);
            }
        }

        return new WindowTransform(size, cycles, exchanges, pairs);
    }

    private static int[] Cycle(int place, int[] turned)
    {
        var cycle = new List<int> { place };
        for (int next = turned[place]; next != place; next = turned[next])
            cycle.Add(next);
        return [.. cycle];
    }
}
