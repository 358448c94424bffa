namespace GeoDL.Typed;

/// <summary>The k nearest points of each receiver with all that tie with the k-th, and the next point beyond.</summary>
internal sealed class NearestEdges : IEdgeSource
{
    private const double TieFactor2 = (1 + NeighbourSearch.TieTolerance) * (1 + NeighbourSearch.TieTolerance);

    private readonly NeighbourBatch _batch;
    private readonly int _k;
    private readonly NearestTree[] _trees;
    private readonly CoincidentPoints _coincident;

    public NearestEdges(NeighbourBatch batch, int k, long maxEdges)
    {
        _batch = batch;
        _k = k;
        _coincident = new CoincidentPoints(maxEdges);
        _trees = new NearestTree[batch.CloudCount];
        EdgeCollector.For(batch.CloudCount, c => _trees[c] = new NearestTree(batch.PointsOf(c)));
        NextSenders = new int[batch.NodeCount];
        NextImages = batch.Wraps is null ? null : new int[3 * batch.NodeCount];
    }

    public int[] NextSenders { get; }

    public int[]? NextImages { get; }

    /// <summary>
    /// k edges per point fit, or the search would not have started; where many points coincide, edges are counted as
    /// they are found.
    /// </summary>
    public bool MayExceed(long edges) => false;

    public long Count(int begin, int end, Span<int> counts) =>
        throw new NotSupportedException("The k nearest are not counted before they are found.");

    public void Gather(int begin, int end, EdgeChunk chunk)
    {
        var query = new NearestQuery();
        for (int point = begin; point < end; point++)
        {
            int cloud = _batch.CloudOf(point),
                cloudBegin = _batch.Offsets[cloud];
            var tree = _trees[cloud];
            int inTree = point - cloudBegin;
            int receiver = cloudBegin + tree.Order[inTree];
            var place = new CellVector(tree.X[inTree], tree.Y[inTree], tree.Z[inTree]);
            if (_coincident.At(cloud, place) is { } known)
            {
                AddCoincident(known, receiver, cloudBegin, chunk);
                continue;
            }

            // Searching for one more than k shows whether the k-th ties; if it does, the search is repeated until the
            // tie ends.
            int capacity = _k + 1;
            var found = query.Find(tree, in _batch.Frames[cloud], inTree, capacity);
            int kept = CountKept(found, cloud);
            while (kept == capacity)
            {
                capacity *= 2;
                found = query.Find(tree, in _batch.Frames[cloud], inTree, capacity);
                kept = CountKept(found, cloud);
            }

            long? next = kept < found.Length ? found[kept].Key : null;
            if (found[_k - 1].Distance2 == 0)
            {
                AddCoincident(
                    Remember(found[..kept], cloud, receiver - cloudBegin, place, next),
                    receiver,
                    cloudBegin,
                    chunk
                );
                continue;
            }

            foreach (var (_, key) in found[..kept])
                chunk.Add(key);
            chunk.EndRow(receiver, cloudBegin);
            WriteNext(receiver, cloudBegin, next);
        }
    }

    // The keys at distance zero and the next point depend on the place alone.
    private CoincidentPoints.Found Remember(
        ReadOnlySpan<(double Distance2, long Key)> others,
        int cloud,
        int self,
        CellVector place,
        long? next
    )
    {
        long[] keys = [.. others.ToArray().Select(static o => o.Key), EdgeKey.Sender(self) | EdgeKey.ZeroImage];
        Array.Sort(keys);
        var points = _batch.PointsOf(cloud);
        int here = 0;
        foreach (long key in keys)
            here += CellVector.Read(points, EdgeKey.SenderOf(key)) == place ? 1 : 0;
        var found = new CoincidentPoints.Found(keys, next);
        _coincident.Add(cloud, place, here, found);
        return found;
    }

    private void AddCoincident(CoincidentPoints.Found found, int receiver, int cloudBegin, EdgeChunk chunk)
    {
        ReadOnlySpan<long> keys = found.Keys;
        int self = keys.BinarySearch(EdgeKey.Sender(receiver - cloudBegin) | EdgeKey.ZeroImage);
        Span<long> row = chunk.Reserve(keys.Length - 1);
        keys[..self].CopyTo(row);
        keys[(self + 1)..].CopyTo(row[self..]);
        chunk.Commit(row.Length);
        chunk.EndRow(receiver, cloudBegin);
        WriteNext(receiver, cloudBegin, found.Next);
    }

    private int CountKept(ReadOnlySpan<(double Distance2, long Key)> found, int cloud)
    {
        if (found.Length < _k)
            throw NearestQuery.TooManyImages(_k, cloud);
        double limit = found[_k - 1].Distance2 * TieFactor2;
        int kept = _k;
        while (kept < found.Length && found[kept].Distance2 <= limit)
            kept++;
        return kept;
    }

    private void WriteNext(int receiver, int cloudBegin, long? beyond)
    {
        if (beyond is not { } next)
        {
            NextSenders[receiver] = -1;
            return;
        }

        int sender = NextSenders[receiver] = cloudBegin + EdgeKey.SenderOf(next);
        if (NextImages is not null)
            EdgeCollector.WriteImage(next, _batch.Wraps!, sender, receiver, NextImages.AsSpan(3 * receiver, 3));
    }
}
