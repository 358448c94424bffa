namespace GeoDL.Typed;

/// <summary>
/// Which samples make up the batch of a step: a new permutation each epoch, a function of seed and step alone.
/// </summary>
internal sealed class BatchOrder
{
    private readonly ulong _seed;
    private readonly int[] _order;
    private long _epoch = -1;

    internal BatchOrder(int samples, int batchSize, ulong seed)
    {
        _seed = seed;
        _order = new int[samples];
        BatchSize = Math.Min(batchSize, samples);
        StepsPerEpoch = samples / BatchSize;
    }

    internal int BatchSize { get; }

    /// <summary>Only whole batches: samples left over at the end of an epoch are used in another epoch.</summary>
    internal int StepsPerEpoch { get; }

    internal ReadOnlySpan<int> Batch(long step)
    {
        long epoch = step / StepsPerEpoch;
        if (epoch != _epoch)
            Shuffle(epoch);
        return _order.AsSpan((int)(step % StepsPerEpoch) * BatchSize, BatchSize);
    }

    private void Shuffle(long epoch)
    {
        _epoch = epoch;
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        ulong key = CounterRandom.Mix(_seed ^ CounterRandom.Mix((ulong)epoch));
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int j = (int)(CounterRandom.Uniform(key, (ulong)i) * (i + 1));
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }
    }
}
