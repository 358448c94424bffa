namespace GeoDL.Typed.Studies.Galaxies.Scale;

/// <summary>Which points lie in which cell of a periodic cubic box: a number a point, however many there are.</summary>
public sealed class CellIndex
{
    private readonly double[] _positions;
    private readonly int[] _first,
        _order;
    private readonly double _width;

    /// <param name="positions">N × 3 positions in [0, <paramref name="boxLength"/>).</param>
    /// <param name="boxLength">Side of the box.</param>
    /// <param name="width">Cells are at least as wide, or as wide as the box.</param>
    public CellIndex(double[] positions, double boxLength, double width)
    {
        _positions = positions;
        BoxLength = boxLength;
        Side = Math.Max(1, (int)(boxLength / width));
        _width = boxLength / Side;
        _first = new int[(Side * Side * Side) + 1];
        _order = new int[positions.Length / 3];
        for (int i = 0; i < _order.Length; i++)
            _first[CellOf(i) + 1]++;

        for (int c = 0; c + 1 < _first.Length; c++)
            _first[c + 1] += _first[c];

        int[] next = _first[..^1];
        for (int i = 0; i < _order.Length; i++)
            _order[next[CellOf(i)]++] = i;
    }

    /// <summary>Side of the box.</summary>
    public double BoxLength { get; }

    /// <summary>Cells along a side.</summary>
    public int Side { get; }

    /// <summary>Visits every point, with its images, that is closer than a distance to a cuboid, or in it.</summary>
    /// <param name="low">The cuboid's lowest corner, three numbers.</param>
    /// <param name="high">Its highest corner, not part of it.</param>
    /// <param name="distance">How far around it.</param>
    /// <param name="visit">Told the point, its image's position and the distance to the cuboid.</param>
    public void Around(double[] low, double[] high, double distance, Action<int, double[], double> visit)
    {
        int[] from = Array.ConvertAll(low, x => (int)Math.Floor((x - distance) / _width));
        int[] to = Array.ConvertAll(high, x => (int)Math.Floor((x + distance) / _width));
        var at = new double[3];
        for (int x = from[0]; x <= to[0]; x++)
        {
            for (int y = from[1]; y <= to[1]; y++)
            {
                for (int z = from[2]; z <= to[2]; z++)
                    VisitCell([x, y, z], at, low, high, distance, visit);
            }
        }
    }

    private void VisitCell(
        ReadOnlySpan<int> cell,
        double[] at,
        double[] low,
        double[] high,
        double distance,
        Action<int, double[], double> visit
    )
    {
        int number = 0;
        Span<double> shift = stackalloc double[3];
        for (int axis = 0; axis < 3; axis++)
        {
            int image = (int)Math.Floor((double)cell[axis] / Side);
            shift[axis] = image * BoxLength;
            number = (number * Side) + (cell[axis] - (image * Side));
        }

        for (int k = _first[number]; k < _first[number + 1]; k++)
        {
            double away = 0;
            for (int axis = 0; axis < 3; axis++)
            {
                at[axis] = _positions[(3 * _order[k]) + axis] + shift[axis];
                double outside = Math.Max(0, Math.Max(low[axis] - at[axis], at[axis] - high[axis]));
                away += outside * outside;
            }

            if (away < distance * distance)
                visit(_order[k], at, Math.Sqrt(away));
        }
    }

    private int CellOf(int point)
    {
        int number = 0;
        for (int axis = 0; axis < 3; axis++)
            number = (number * Side) + Math.Min(Side - 1, (int)(_positions[(3 * point) + axis] / _width));

        return number;
    }
}
