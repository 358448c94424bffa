namespace GeoDL.Typed;

/// <summary>
/// A balanced k-d tree over the points of one cloud: boxes halved at the median of their longest side.
/// </summary>
/// <remarks>
/// Unlike bins, it works equally well for unevenly filled clouds, for which k nearest neighbours are usually chosen.
/// </remarks>
internal sealed class NearestTree
{
    private const int LeafSize = 12;

    private readonly double[] _box;
    private readonly int[] _bounds;

    /// <param name="points">Wrapped positions of the cloud, n × 3.</param>
    public NearestTree(ReadOnlySpan<double> points)
    {
        int count = points.Length / 3;
        Order = new int[count];
        for (int i = 0; i < count; i++)
            Order[i] = i;
        int nodes = 1;
        for (int size = count; size > LeafSize; size = (size + 1) / 2)
            nodes = 2 * nodes + 1;
        _box = new double[6 * nodes];
        _bounds = new int[2 * nodes];
        if (count != 0)
            Build(points, 0, 0, count);
        X = new double[count];
        Y = new double[count];
        Z = new double[count];
        for (int i = 0; i < count; i++)
            (X[i], Y[i], Z[i]) = CellVector.Read(points, Order[i]);
    }

    /// <summary>Numbers of the points within the cloud, in the order of the tree.</summary>
    public int[] Order { get; }

    /// <summary>Coordinates in the order of the tree.</summary>
    public double[] X { get; }

    public double[] Y { get; }

    public double[] Z { get; }

    public int Begin(int node) => _bounds[2 * node];

    public int End(int node) => _bounds[2 * node + 1];

    /// <summary>The children of a node that is not a leaf are 2·node + 1 and 2·node + 2.</summary>
    public bool IsLeaf(int node) => End(node) - Begin(node) <= LeafSize;

    /// <summary>Squared distance from a point to the box of a node; zero inside.</summary>
    public double DistanceToBox(int node, CellVector p)
    {
        var box = _box.AsSpan(6 * node, 6);
        double dx = Math.Max(0, Math.Max(box[0] - p.X, p.X - box[3]));
        double dy = Math.Max(0, Math.Max(box[1] - p.Y, p.Y - box[4]));
        double dz = Math.Max(0, Math.Max(box[2] - p.Z, p.Z - box[5]));
        return dx * dx + dy * dy + dz * dz;
    }

    private void Build(ReadOnlySpan<double> points, int node, int begin, int end)
    {
        (_bounds[2 * node], _bounds[2 * node + 1]) = (begin, end);
        var box = _box.AsSpan(6 * node, 6);
        box[..3].Fill(double.PositiveInfinity);
        box[3..].Fill(double.NegativeInfinity);
        for (int i = begin; i < end; i++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                double x = points[3 * Order[i] + axis];
                box[axis] = Math.Min(box[axis], x);
                box[3 + axis] = Math.Max(box[3 + axis], x);
            }
        }

        if (IsLeaf(node))
            return;
        int longest = 0;
        for (int axis = 1; axis < 3; axis++)
        {
            if (box[3 + axis] - box[axis] > box[3 + longest] - box[longest])
                longest = axis;
        }

        int middle = (begin + end) / 2;
        Select(points, longest, begin, end - 1, middle);
        Build(points, 2 * node + 1, begin, middle);
        Build(points, 2 * node + 2, middle, end);
    }

    // Hoare's selection: afterwards no point before `middle` is above it, and none after it is below. Equal coordinates
    // are swapped too, so that lattices (many equal coordinates) do not slow it down.
    private void Select(ReadOnlySpan<double> points, int axis, int low, int high, int middle)
    {
        while (low < high)
        {
            double pivot = points[3 * Order[(low + high) / 2] + axis];
            int i = low,
                j = high;
            while (i <= j)
            {
                while (points[3 * Order[i] + axis] < pivot)
                    i++;
                while (points[3 * Order[j] + axis] > pivot)
                    j--;
                if (i > j)
                    break;
                (Order[i], Order[j]) = (Order[j], Order[i]);
                i++;
                j--;
            }

            if (middle <= j)
                high = j;
            else if (middle >= i)
                low = i;
            else
                return;
        }
    }
}
