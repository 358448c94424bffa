namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>Which clouds a step takes: all in a new random order each epoch, by seed and step alone.</summary>
/// <param name="count">Number of clouds.</param>
/// <param name="batchSize">Clouds a step; all where there are fewer.</param>
/// <param name="seed">Fixes the order.</param>
public sealed class BatchSchedule(int count, int batchSize, ulong seed)
{
    private readonly int _size = Math.Min(batchSize, count);
    private long _epoch = -1;
    private int[] _order = [];

    /// <summary>The clouds of a step, counted from 0.</summary>
    public int[] Batch(long step)
    {
        int steps = count / _size;
        if (step / steps != _epoch)
        {
            _epoch = step / steps;
            _order = [.. Enumerable.Range(0, count)];
            new RandomStream(RandomStream.DeriveSeed(seed, (ulong)_epoch)).Shuffle<int>(_order);
        }

        return _order.AsSpan((int)(step % steps) * _size, _size).ToArray();
    }
}
