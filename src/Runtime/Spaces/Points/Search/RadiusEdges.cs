using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed;

/// <summary>All edges shorter than a radius, found with one <see cref="BinGrid"/> per cloud.</summary>
internal sealed class RadiusEdges : IEdgeSource
{
    private readonly NeighbourBatch _batch;
    private readonly double _radius2;
    private readonly bool _selfImages;
    private readonly int _receivers;
    private readonly BinGrid[] _grids;
    private readonly int[] _order;

    // Sorted positions, padded so that a vector may start at any point.
    private readonly double[] _x,
        _y,
        _z;

    /// <param name="batch">The clouds.</param>
    /// <param name="radius">The radius of the neighbourhoods.</param>
    /// <param name="selfImages">Whether a point is a neighbour of its own images.</param>
    /// <param name="receivers">Rows from here on only send.</param>
    public RadiusEdges(NeighbourBatch batch, double radius, bool selfImages, int receivers = int.MaxValue)
    {
        _receivers = receivers;
        _batch = batch;
        _radius2 = radius * radius;
        _selfImages = selfImages;
        int padded = batch.NodeCount + Vector256<double>.Count;
        _order = new int[batch.NodeCount];
        (_x, _y, _z) = (new double[padded], new double[padded], new double[padded]);
        _grids = new BinGrid[batch.CloudCount];
        EdgeCollector.For(batch.CloudCount, c => Sort(c, radius));
        for (int c = 0; c < _grids.Length; c++)
        {
            if (_grids[c].MaxImages > EdgeKey.MaxImage)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(radius),
                    radius,
                    $"The radius spans more than {EdgeKey.MaxImage} images of the cell of cloud {c}."
                );
            }
        }
    }

    public bool MayExceed(long edges) => _grids.Sum(static g => g.MostEdges) > edges;

    public long Count(int begin, int end, Span<int> counts)
    {
        var runs = new List<BinRun>();
        long total = 0;
        for (int point = begin; point < end; )
        {
            int cloud = _batch.CloudOf(point);
            var grid = _grids[cloud];
            int binEnd = Math.Min(end, grid.EndOfBin(point));
            grid.FindRuns(point, runs);
            for (; point < binEnd; point++)
            {
                int receiver = _batch.Offsets[cloud] + _order[point];
                if (receiver >= _receivers)
                    continue;
                int found = 0;
                foreach (ref readonly var run in CollectionsMarshal.AsSpan(runs))
                    found = checked(found + CountIn(point, in run));
                total += counts[receiver] = found;
            }
        }

        return total;
    }

    public void Gather(int begin, int end, EdgeChunk chunk)
    {
        var runs = new List<BinRun>();
        for (int point = begin; point < end; )
        {
            int cloud = _batch.CloudOf(point);
            var grid = _grids[cloud];
            int binEnd = Math.Min(end, grid.EndOfBin(point));
            grid.FindRuns(point, runs);
            int cloudBegin = _batch.Offsets[cloud];
            for (; point < binEnd; point++)
            {
                if (cloudBegin + _order[point] >= _receivers)
                    continue;
                foreach (ref readonly var run in CollectionsMarshal.AsSpan(runs))
                    Scan(point, in run, chunk);
                chunk.EndRow(cloudBegin + _order[point], cloudBegin);
            }
        }
    }

    private void Sort(int cloud, double radius)
    {
        int begin = _batch.Offsets[cloud];
        var points = _batch.PointsOf(cloud);
        var order = _order.AsSpan(begin, _batch.CountOf(cloud));
        _grids[cloud] = new BinGrid(points, _batch.Frames[cloud], radius, begin, order);
        for (int i = 0; i < order.Length; i++)
            (_x[begin + i], _y[begin + i], _z[begin + i]) = CellVector.Read(points, order[i]);
    }

    private int CountIn(int receiver, in BinRun run)
    {
        var x = Vector256.Create(_x[receiver]);
        var y = Vector256.Create(_y[receiver]);
        var z = Vector256.Create(_z[receiver]);
        var tx = Vector256.Create(run.Translation.X);
        var ty = Vector256.Create(run.Translation.Y);
        var tz = Vector256.Create(run.Translation.Z);
        var limit = Vector256.Create(_radius2);
        bool skipSelf = !_selfImages || run.ImageKey == EdgeKey.ZeroImage;
        int found = 0;
        for (int p = run.Begin; p < run.End; p += Vector256<double>.Count)
        {
            uint near = Near(p, run.End - p, x, y, z, tx, ty, tz, limit);
            if (skipSelf && (uint)(receiver - p) < (uint)Vector256<double>.Count)
                near &= ~(1u << (receiver - p));
            found += BitOperations.PopCount(near);
        }

        return found;
    }

    private void Scan(int receiver, in BinRun run, EdgeChunk chunk)
    {
        var keys = chunk.Reserve(run.End - run.Begin);
        var x = Vector256.Create(_x[receiver]);
        var y = Vector256.Create(_y[receiver]);
        var z = Vector256.Create(_z[receiver]);
        var tx = Vector256.Create(run.Translation.X);
        var ty = Vector256.Create(run.Translation.Y);
        var tz = Vector256.Create(run.Translation.Z);
        var limit = Vector256.Create(_radius2);
        bool skipSelf = !_selfImages || run.ImageKey == EdgeKey.ZeroImage;
        int found = 0;
        for (int p = run.Begin; p < run.End; p += Vector256<double>.Count)
        {
            uint near = Near(p, run.End - p, x, y, z, tx, ty, tz, limit);
            for (; near != 0; near &= near - 1)
            {
                int sender = p + BitOperations.TrailingZeroCount(near);
                if (sender != receiver || !skipSelf)
                    keys[found++] = EdgeKey.Sender(_order[sender]) | run.ImageKey;
            }
        }

        chunk.Commit(found);
    }

    /// <summary>A bit mask of the next senders, at most <paramref name="count"/>, that are within the radius.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Near(
        int sender,
        int count,
        Vector256<double> x,
        Vector256<double> y,
        Vector256<double> z,
        Vector256<double> tx,
        Vector256<double> ty,
        Vector256<double> tz,
        Vector256<double> limit
    )
    {
        // (sender − receiver) + translation changes sign exactly when the edge is reversed. No other order of the sum
        // does, and with another order rounding could omit one direction of an edge.
        var dx = Vector256.LoadUnsafe(ref _x[sender]) - x + tx;
        var dy = Vector256.LoadUnsafe(ref _y[sender]) - y + ty;
        var dz = Vector256.LoadUnsafe(ref _z[sender]) - z + tz;
        uint near = Vector256.LessThan(dx * dx + dy * dy + dz * dz, limit).ExtractMostSignificantBits();
        return count < Vector256<double>.Count ? near & ((1u << count) - 1) : near;
    }
}
