namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>
/// The highest peaks of a smoothed density: where halos will form (Bardeen, Bond, Kaiser and Szalay 1986).
/// </summary>
/// <param name="Cells">Index of each peak's cell, highest peak first.</param>
/// <param name="Positions">N × 3 positions in Mpc/h, finer than the cell by a parabola along each axis; not
/// wrapped.</param>
/// <param name="Heights">Smoothed density contrast at the cell.</param>
public sealed record Peaks(int[] Cells, double[] Positions, double[] Heights)
{
    /// <summary>
    /// Finds cells above all of their 26 periodic neighbours and keeps the <paramref name="count"/> highest.
    /// </summary>
    /// <exception cref="InvalidOperationException">The field has fewer peaks than asked for.</exception>
    public static Peaks Find(FourierGrid grid, double[] field, int count)
    {
        int n = grid.Size;
        List<int> found = FindAll(field, n);
        if (found.Count < count)
        {
            throw new InvalidOperationException(
                $"The field has {found.Count} peaks, fewer than the {count} asked for; take a larger "
                    + "box or a smaller smoothing radius."
            );
        }

        // Equal heights do not happen in a random field; the cell decides all the same, so that the order is fixed.
        int[] cells = [.. found.OrderByDescending(cell => field[cell]).ThenBy(static cell => cell).Take(count)];
        double[] positions = new double[3 * count];
        double[] heights = new double[count];
        for (int i = 0; i < count; i++)
        {
            int cell = cells[i],
                x = cell / (n * n),
                y = cell / n % n,
                z = cell % n;
            heights[i] = field[cell];
            positions[3 * i] =
                grid.CellLength * (x + Vertex(At(field, n, x - 1, y, z), field[cell], At(field, n, x + 1, y, z)));
            positions[3 * i + 1] =
                grid.CellLength * (y + Vertex(At(field, n, x, y - 1, z), field[cell], At(field, n, x, y + 1, z)));
            positions[3 * i + 2] =
                grid.CellLength * (z + Vertex(At(field, n, x, y, z - 1), field[cell], At(field, n, x, y, z + 1)));
        }

        return new Peaks(cells, positions, heights);
    }

    private static List<int> FindAll(double[] field, int n)
    {
        List<int> found = [];
        int[] rows = new int[8]; // starts of the neighbouring rows along z, wrapped once for a whole row
        for (int x = 0; x < n; x++)
        {
            int before = (x + n - 1) % n * n,
                here = x * n,
                after = (x + 1) % n * n;
            for (int y = 0; y < n; y++)
            {
                int below = (y + n - 1) % n,
                    above = (y + 1) % n,
                    row = (here + y) * n;
                rows[0] = (before + y) * n;
                rows[1] = (after + y) * n;
                rows[2] = (here + below) * n;
                rows[3] = (here + above) * n;
                rows[4] = (before + below) * n;
                rows[5] = (before + above) * n;
                rows[6] = (after + below) * n;
                rows[7] = (after + above) * n;
                for (int z = 0; z < n; z++)
                {
                    int left = z > 0 ? z - 1 : n - 1,
                        right = z < n - 1 ? z + 1 : 0;
                    double centre = field[row + z];
                    if (
                        field[row + left] < centre
                        && field[row + right] < centre
                        && IsAbove(field, rows, centre, left, z, right)
                    )
                    {
                        found.Add(row + z);
                    }
                }
            }
        }

        return found;
    }

    private static bool IsAbove(double[] field, int[] rows, double centre, int left, int middle, int right)
    {
        foreach (int row in rows)
        {
            if (field[row + middle] >= centre || field[row + left] >= centre || field[row + right] >= centre)
                return false;
        }

        return true;
    }

    /// <summary>
    /// Where the parabola through three neighbouring values has its top, in cells from the middle one, at most half a
    /// cell.
    /// </summary>
    private static double Vertex(double before, double middle, double after) =>
        Math.Clamp(0.5 * (before - after) / (before - 2.0 * middle + after), -0.5, 0.5);

    private static double At(double[] field, int n, int x, int y, int z) =>
        field[((x + n) % n * n + (y + n) % n) * n + (z + n) % n];
}
