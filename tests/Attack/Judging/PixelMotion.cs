using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// What an image or a volume goes through: a turn or mirror of its axes, then a shift. Written with places of pixels
/// alone, without the runtime's own motions.
/// </summary>
/// <param name="Before">The size of the image.</param>
/// <param name="Element">The motion of values: it exchanges axes and their signs.</param>
/// <param name="Centre">Of a periodic image, about which point it turns: see <see cref="ImageTurns"/>.</param>
/// <param name="Shift">Of a periodic image, by how many pixels it is moved along each axis; null for none.</param>
internal sealed record PixelMotion(GridSize Before, GroupElement Element, int Centre = 0, int[]? Shift = null)
{
    /// <summary>Axes as pixels count them: in an image x to the right and y down; in a volume x, y and z.</summary>
    private readonly int[,] _turn = Turned(Element, Before.IsVolume);

    /// <summary>The size of the image afterwards.</summary>
    public GridSize After => Of(Permuted(Counts(Before)), Before);

    /// <summary>The distances of voxels afterwards.</summary>
    public VoxelSpacing Turned(VoxelSpacing before)
    {
        double[] was = [before.X, before.Y, before.Z];
        double Along(int axis) => Enumerable.Range(0, 3).Sum(j => Math.Abs(_turn[axis, j]) * was[j]);
        return new VoxelSpacing(Along(0), Along(1), Along(2));
    }

    /// <summary>Where each pixel of a grid comes to stand.</summary>
    public int[] Permutation(ImageGrid grid)
    {
        (int[] before, int[] after) = (Counts(Of(grid, Before)), Counts(Of(grid, After)));
        var numbers = new Dictionary<string, int>();
        for (int pixel = 0; pixel < Cells(after); pixel++)
            numbers.Add(Key(Wrapped(Places(grid, pixel, after))), pixel);
        return [.. Enumerable.Range(0, Cells(before)).Select(p => numbers[Key(Moved(Places(grid, p, before)))])];
    }

    private static GridSize Of(ImageGrid grid, GridSize images) =>
        grid.SizeOf(images)
        ?? throw new InvalidOperationException($"A grid of the program does not fit images of {images.Text} pixels.");

    /// <summary>Cells along each axis, x first.</summary>
    private static int[] Counts(GridSize size) =>
        size.IsVolume ? [size.Width, size.Height, size.Depth] : [size.Width, size.Height];

    private static GridSize Of(int[] counts, GridSize like) =>
        new(counts[1], counts[0], like.IsPeriodic, like.IsVolume ? counts[2] : 0);

    private static int Cells(int[] counts) => counts.Aggregate(1, static (a, b) => a * b);

    private static string Key(int[] place) => string.Join(' ', place);

    /// <summary>Where a pixel lies, in half pixels from the centre of the first one.</summary>
    private int[] Places(ImageGrid grid, int pixel, int[] counts)
    {
        int[] place = new int[counts.Length];
        for (int axis = 0; axis < counts.Length; axis++)
        {
            place[axis] = grid.Place(pixel % counts[axis], Before.IsPeriodic);
            pixel /= counts[axis];
        }

        return place;
    }

    /// <summary>Where a place comes to.</summary>
    private int[] Moved(int[] place)
    {
        int[] sizes = Counts(Before),
            now = Counts(After);
        // Twice the place relative to the centre, so that finite images of even size have whole numbers too.
        int[] relative = [.. place.Select((at, i) => at - (Before.IsPeriodic ? Centre : sizes[i] - 1))];
        int[] moved = Enumerable
            .Range(0, place.Length)
            .Select(i => Enumerable.Range(0, place.Length).Sum(j => _turn[i, j] * relative[j]))
            .ToArray();
        return Wrapped([
            .. moved.Select((at, i) => at + (Before.IsPeriodic ? Centre + (2 * (Shift?[i] ?? 0)) : now[i] - 1)),
        ]);
    }

    private int[] Permuted(int[] counts) =>
        [
            .. Enumerable
                .Range(0, counts.Length)
                .Select(i => Enumerable.Range(0, counts.Length).Sum(j => Math.Abs(_turn[i, j]) * counts[j])),
        ];

    private int[] Wrapped(int[] place)
    {
        int[] periods = Counts(After);
        return Before.IsPeriodic ? [.. place.Select((at, i) => Wrapped(at, 2 * periods[i]))] : place;
    }

    private static int Wrapped(int at, int period) => ((at % period) + period) % period;

    private static int[,] Turned(GroupElement element, bool isVolume)
    {
        double[,] matrix = isVolume ? element.Space.ToMatrix() : element.PlaneMatrix();
        int count = matrix.GetLength(0);
        int[,] turn = new int[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                turn[i, j] = (int)Math.Round(matrix[i, j]) * (isVolume || i == j ? 1 : -1);
        }

        return turn;
    }
}
