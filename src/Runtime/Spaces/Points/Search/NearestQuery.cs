using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>
/// The nearest points to one point of a cloud, over all images of its cell. One thread uses one query.
/// </summary>
internal sealed class NearestQuery
{
    // Boxes are pruned against the worst candidate with some slack, so that rounding does not separate points that tie.
    private const double Slack = 1 + 4 * NeighbourSearch.TieTolerance;

    // A binary heap with the worst candidate on top, ordered by distance, then key.
    private readonly List<(double Distance2, long Key)> _heap = [];
    private readonly Stack<(int Node, double Distance2)> _nodes = new();
    private int _capacity;

    /// <summary>
    /// Finds the <paramref name="capacity"/> nearest (fewer where the cloud is exhausted, none where too many images
    /// are needed), nearest first, then by sender and image.
    /// </summary>
    /// <returns>Squared distances and <see cref="EdgeKey"/>s; valid until the next call.</returns>
    public ReadOnlySpan<(double Distance2, long Key)> Find(NearestTree tree, in Cell frame, int point, int capacity)
    {
        _heap.Clear();
        _capacity = capacity;
        for (int shell = 0; ReachesShell(in frame, shell); shell++)
        {
            if (shell > EdgeKey.MaxImage)
                return [];
            SearchShell(tree, in frame, point, shell);
        }

        _heap.Sort();
        return CollectionsMarshal.AsSpan(_heap);
    }

    public static ArgumentOutOfRangeException TooManyImages(int k, int cloud) =>
        new(
            nameof(k),
            k,
            $"k = {k} nearest neighbours span more than {EdgeKey.MaxImage} images of the cell of cloud {cloud}."
        );

    private double Worst => _heap.Count < _capacity ? double.PositiveInfinity : _heap[0].Distance2;

    // Two wrapped points are less than one cell apart, so in image m they are at least |m| − 1 plane spacings apart.
    private static int Limit(in Cell frame, int axis, int shell, double distance) =>
        frame.IsPeriodicAlong(axis) ? (int)Math.Min(shell, Math.Floor(distance / frame.PlaneSpacing(axis)) + 1) : 0;

    private bool ReachesShell(in Cell frame, int shell)
    {
        double distance = Math.Sqrt(Worst * Slack);
        return shell == 0
            || Limit(in frame, 0, shell, distance) == shell
            || Limit(in frame, 1, shell, distance) == shell
            || Limit(in frame, 2, shell, distance) == shell;
    }

    /// <summary>All images with max |m| = shell.</summary>
    private void SearchShell(NearestTree tree, in Cell frame, int point, int shell)
    {
        double distance = Math.Sqrt(Worst * Slack);
        int la = Limit(in frame, 0, shell, distance),
            lb = Limit(in frame, 1, shell, distance),
            lc = Limit(in frame, 2, shell, distance);
        for (int a = -la; a <= la; a++)
        {
            for (int b = -lb; b <= lb; b++)
            {
                bool face = Math.Abs(a) == shell || Math.Abs(b) == shell;
                if (!face && lc < shell)
                    continue;
                for (int c = face ? -lc : -shell; c <= lc; c += face ? 1 : Math.Max(1, 2 * shell))
                    SearchImage(tree, point, frame.Translation(a, b, c), EdgeKey.Image(a, b, c));
            }
        }
    }

    private void SearchImage(NearestTree tree, int point, CellVector translation, long imageKey)
    {
        var receiver = new CellVector(tree.X[point], tree.Y[point], tree.Z[point]);
        var seen = receiver - translation; // the receiver, relative to the points of this image
        _nodes.Push((0, tree.DistanceToBox(0, seen)));
        while (_nodes.TryPop(out var next))
        {
            int node = next.Node;
            if (next.Distance2 > Worst * Slack)
                continue;
            if (tree.IsLeaf(node))
            {
                Scan(tree, node, point, receiver, translation, imageKey);
                continue;
            }

            int left = 2 * node + 1,
                right = left + 1;
            double toLeft = tree.DistanceToBox(left, seen),
                toRight = tree.DistanceToBox(right, seen);
            if (toLeft <= toRight)
                (left, right, toLeft, toRight) = (right, left, toRight, toLeft);
            _nodes.Push((left, toLeft));
            _nodes.Push((right, toRight)); // the nearer one is popped first
        }
    }

    private void Scan(NearestTree tree, int node, int point, CellVector receiver, CellVector translation, long imageKey)
    {
        int begin = tree.Begin(node),
            count = tree.End(node) - begin;
        var x = tree.X.AsSpan(begin, count);
        var y = tree.Y.AsSpan(begin, count);
        var z = tree.Z.AsSpan(begin, count);
        int self = imageKey == EdgeKey.ZeroImage ? point - begin : -1;
        double worst = Worst;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - receiver.X + translation.X;
            double dy = y[i] - receiver.Y + translation.Y;
            double dz = z[i] - receiver.Z + translation.Z;
            double distance2 = dx * dx + dy * dy + dz * dz;
            if (distance2 <= worst && i != self)
            {
                Offer((distance2, EdgeKey.Sender(tree.Order[begin + i]) | imageKey));
                worst = Worst;
            }
        }
    }

    private void Offer((double Distance2, long Key) candidate)
    {
        if (_heap.Count < _capacity)
        {
            int at = _heap.Count;
            _heap.Add(candidate);
            for (int parent = (at - 1) / 2; at > 0 && _heap[parent].CompareTo(candidate) < 0; parent = (at - 1) / 2)
            {
                _heap[at] = _heap[parent];
                at = parent;
            }

            _heap[at] = candidate;
        }
        else if (candidate.CompareTo(_heap[0]) < 0)
        {
            int at = 0;
            for (int child = 1; child < _heap.Count; child = 2 * at + 1)
            {
                if (child + 1 < _heap.Count && _heap[child + 1].CompareTo(_heap[child]) > 0)
                    child++;
                if (_heap[child].CompareTo(candidate) <= 0)
                    break;
                _heap[at] = _heap[child];
                at = child;
            }

            _heap[at] = candidate;
        }
    }
}
