namespace GeoDL.Typed.Algebra;

/// <summary>
/// The free numbers of a kernel over a square window from one field to another, k(gx) = P(g) k(x) P(g)⁻¹: one for each
/// orbit of the group on triples (value of the result, pixel of the window, value of the operand).
/// </summary>
/// <remarks>
/// These are all kernels that commute with the group, in exact whole numbers (Cohen and Welling 2016, 1602.07576,
/// equations 10 and 11): |G|·k² from a regular field to another, k² from or to a trivial one. Orbits are numbered by
/// their first triple: by value of the result, then by pixel, row by row from the top left, then by value of the
/// operand. So where the result is a regular field, they are the filter of its value at the identity.
/// </remarks>
public sealed class PixelOrbits
{
    private readonly int[] _orbits;

    private PixelOrbits(int size, int from, int to, int count, int[] orbits, IReadOnlyList<int[]> places) =>
        (Size, FromValues, ToValues, Count, _orbits, Places) = (size, from, to, count, orbits, places);

    /// <summary>Pixels along a side of the window.</summary>
    public int Size { get; }

    /// <summary>The number of values of the operand's field.</summary>
    public int FromValues { get; }

    /// <summary>The number of values of the result's field.</summary>
    public int ToValues { get; }

    /// <summary>The number of orbits.</summary>
    public int Count { get; }

    /// <summary>
    /// The pixels of the window, row by row from the top left, in sets that the group exchanges. An orbit is over one
    /// of the sets.
    /// </summary>
    public IReadOnlyList<int[]> Places { get; }

    /// <summary>The orbit of a triple.</summary>
    /// <param name="place">The pixel, row by row from the top left.</param>
    /// <param name="from">The value of the operand.</param>
    /// <param name="to">The value of the result.</param>
    public int Of(int place, int from, int to) => _orbits[(((to * Size * Size) + place) * FromValues) + from];

    /// <summary>Finds the orbits.</summary>
    /// <param name="size">Pixels along a side of the window, odd.</param>
    /// <param name="from">The field of the operand.</param>
    /// <param name="to">The field of the result.</param>
    /// <param name="group">A group that square pixels keep (<see cref="GridSymmetry.IsExact"/>).</param>
    /// <exception cref="ArgumentException">The size is even, or the grid does not keep the group, or the group has no
    /// such field.</exception>
    public static PixelOrbits Create(int size, GroupField from, GroupField to, SymmetryGroup group)
    {
        if (size < 1 || size % 2 == 0)
            throw new ArgumentException($"The size of a window is odd, not {size}.", nameof(size));
        if (group.IsSpatial || !GridSymmetry.IsExact(group))
            throw new ArgumentException($"Square pixels do not keep {group}.", nameof(group));
        GroupElement[] elements =
        [
            .. Enumerable
                .Range(0, group.HasParity ? 2 * group.Fold : group.Fold)
                .Select(e => GroupElement.OfPlane(2 * Math.PI * (e % group.Fold) / group.Fold, e >= group.Fold)),
        ];
        (GroupFourier ofOperand, GroupFourier ofResult) = (new(from, group), new(to, group));
        int[][] operand = [.. elements.Select(ofOperand.Permutation)];
        int[][] result = [.. elements.Select(ofResult.Permutation)];
        int[][] pixels = [.. elements.Select((_, e) => MovedPixels(size, e, group))];
        (int values, int places) = (ofOperand.Count, size * size);
        int[] orbits = [.. Enumerable.Repeat(-1, ofResult.Count * places * values)];
        int count = 0;
        for (int first = 0; first < orbits.Length; first++)
        {
            if (orbits[first] >= 0)
                continue;
            int a = first % values,
                place = first / values % places,
                b = first / values / places;
            for (int e = 0; e < elements.Length; e++)
                orbits[(((result[e][b] * places) + pixels[e][place]) * values) + operand[e][a]] = count;
            count++;
        }

        int[][] sets =
        [
            .. Enumerable
                .Range(0, places)
                .GroupBy(place => pixels.Min(moved => moved[place]))
                .Select(static set => set.ToArray()),
        ];
        return new PixelOrbits(size, values, ofResult.Count, count, orbits, sets);
    }

    /// <summary>Where the turn and mirror of a number take each pixel of the window, in whole numbers.</summary>
    internal static int[] MovedPixels(int size, int element, SymmetryGroup group)
    {
        int centre = size / 2,
            quarters = element % group.Fold * GridSymmetry.Fold / group.Fold;
        return
        [
            .. Enumerable
                .Range(0, size * size)
                .Select(place =>
                {
                    // x to the right, y up.
                    (int x, int y) = ((place % size) - centre, centre - (place / size));
                    if (element >= group.Fold)
                        y = -y;
                    for (int i = 0; i < quarters; i++)
                        (x, y) = (-y, x);
                    return ((centre - y) * size) + x + centre;
                }),
        ];
    }
}
