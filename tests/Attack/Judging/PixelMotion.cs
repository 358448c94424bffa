using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// What an image goes through: a mirror, then quarter turns, then a shift. Written with places of pixels alone, without
/// the runtime's own motions.
/// </summary>
/// <param name="Before">The size of the image.</param>
/// <param name="Quarters">Quarter turns, counter-clockwise with y up.</param>
/// <param name="Mirrors">Whether top and bottom change places first.</param>
/// <param name="Centre">Of a periodic image, about which point it turns: see <see cref="ImageTurns"/>.</param>
/// <param name="Shift">Of a periodic image, by how many pixels it is moved, to the right and down.</param>
internal sealed record PixelMotion(
    GridSize Before,
    int Quarters,
    bool Mirrors,
    int Centre = 0,
    (int Right, int Down) Shift = default
)
{
    /// <summary>The size of the image afterwards.</summary>
    public GridSize After => Quarters % 2 == 0 ? Before : new GridSize(Before.Width, Before.Height, Before.IsPeriodic);

    /// <summary>The motion of values.</summary>
    public GroupElement Element => GroupElement.OfPlane(Quarters * Math.PI / 2, Mirrors);

    /// <summary>Where each pixel of a grid comes to stand.</summary>
    public int[] Permutation(ImageGrid grid)
    {
        (GridSize before, GridSize after) = (Of(grid, Before), Of(grid, After));
        bool isPeriodic = Before.IsPeriodic;
        int[] rows = grid.Places(after.Height, isPeriodic),
            columns = grid.Places(after.Width, isPeriodic);
        var numbers = new Dictionary<(int Down, int Right), int>();
        for (int pixel = 0; pixel < after.Height * after.Width; pixel++)
            numbers.Add(Wrapped(rows[pixel / after.Width], columns[pixel % after.Width]), pixel);
        return
        [
            .. Enumerable
                .Range(0, before.Height * before.Width)
                .Select(pixel =>
                    numbers[
                        Moved(
                            grid.Place(pixel / before.Width, isPeriodic),
                            grid.Place(pixel % before.Width, isPeriodic)
                        )
                    ]
                ),
        ];
    }

    private static GridSize Of(ImageGrid grid, GridSize images) =>
        grid.SizeOf(images)
        ?? throw new InvalidOperationException($"A grid of the program does not fit images of {images.Text} pixels.");

    /// <summary>Where a place comes to, in half pixels from the centre of the first pixel.</summary>
    private (int Down, int Right) Moved(int down, int right)
    {
        // Twice the place relative to the centre, so that finite images of even size have whole numbers too.
        int y = Before.IsPeriodic ? down - Centre : down - (Before.Height - 1),
            x = Before.IsPeriodic ? right - Centre : right - (Before.Width - 1);
        if (Mirrors)
            y = -y;
        // Counter-clockwise with y up: what is at the right goes up, what is up to the left; y is down here.
        for (int quarter = 0; quarter < Quarters; quarter++)
            (y, x) = (-x, y);
        return Before.IsPeriodic
            ? Wrapped(y + Centre + (2 * Shift.Down), x + Centre + (2 * Shift.Right))
            : (y + After.Height - 1, x + After.Width - 1);
    }

    private (int Down, int Right) Wrapped(int down, int right) =>
        Before.IsPeriodic ? (Wrapped1(down, 2 * After.Height), Wrapped1(right, 2 * After.Width)) : (down, right);

    private static int Wrapped1(int at, int period) => ((at % period) + period) % period;
}
