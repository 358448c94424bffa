namespace GeoDL.Typed;

/// <summary>The k nearest of each receiver with all that tie with the k-th, and the next one beyond.</summary>
internal sealed class NearestEdges : IEdgeSource
{
    private const double TieFactor2 = (1 + NeighbourSearch.TieTolerance) * (1 + NeighbourSearch.TieTolerance);

    private readonly NeighbourBatch _batch;
    private readonly int _k;
    private readonly NearestTree[] _trees;

    public NearestEdges(NeighbourBatch batch, int k)
    {
        _batch = batch;
        _k = k;
        _trees = new NearestTree[batch.CloudCount];
        EdgeCollector.For(batch.CloudCount, c => _trees[c] = new NearestTree(batch.PointsOf(c)));
        NextSenders = new int[batch.NodeCount];
        NextImages = batch.Wraps is null ? null : new int[3 * batch.NodeCount];
    }

    public int[] NextSenders { get; }

    public int[]? NextImages { get; }

    public void Gather(int begin, int end, EdgeChunk chunk)
    {
        var query = new NearestQuery();
        for (int point = begin; point < end; point++)
        {
            int cloud = _batch.CloudOf(point), cloudBegin = _batch.Offsets[cloud];
            var tree = _trees[cloud];
            int inTree = point - cloudBegin;
            int receiver = cloudBegin + tree.Order[inTree];

            // One more than k shows whether the k-th ties; where it does, the search is repeated until the tie has an end.
            int capacity = _k + 1;
            var found = query.Find(tree, in _batch.Frames[cloud], inTree, capacity);
            int kept = CountKept(found, cloud);
            while (kept == capacity)
            {
                capacity *= 2;
                found = query.Find(tree, in _batch.Frames[cloud], inTree, capacity);
                kept = CountKept(found, cloud);
            }

            foreach (var (_, key) in found[..kept])
                chunk.Add(key);
            chunk.EndRow(receiver, cloudBegin);
            WriteNext(receiver, cloudBegin, found[kept..]);
        }
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

    private void WriteNext(int receiver, int cloudBegin, ReadOnlySpan<(double Distance2, long Key)> beyond)
    {
        if (beyond.IsEmpty)
        {
            NextSenders[receiver] = -1;
            return;
        }

        int sender = NextSenders[receiver] = cloudBegin + EdgeKey.SenderOf(beyond[0].Key);
        if (NextImages is not null)
            EdgeCollector.WriteImage(beyond[0].Key, _batch.Wraps!, sender, receiver, NextImages.AsSpan(3 * receiver, 3));
    }
}
