using System.Runtime.CompilerServices;

namespace GeoDL.Typed;

/// <summary>The samples of each step that this process runs, step after step.</summary>
/// <param name="size">Samples of a step in all replicas.</param>
/// <param name="first">The first one of this process.</param>
/// <param name="count">How many it runs.</param>
internal abstract class BatchSource<TSample>(int size, int first, int count) : IDisposable
{
    /// <summary>Samples of a step in all replicas.</summary>
    internal int Size => size;

    /// <summary>The first one of this process.</summary>
    internal int First => first;

    /// <summary>How many it runs.</summary>
    internal int Count => count;

    /// <summary>The samples of the next step, by their place in this process's share.</summary>
    internal abstract Func<int, TSample> Next(long step, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Samples of a list in the order of a seed, loaded when a pass asks for them.</summary>
    internal sealed class Indexed(IReadOnlyList<TSample> samples, BatchOrder order, int first, int count)
        : BatchSource<TSample>(order.BatchSize, first, count)
    {
        public override void Dispose() { }

        internal override Func<int, TSample> Next(long step, CancellationToken cancellation)
        {
            int[] batch = order.Batch(step).Slice(First, Count).ToArray();
            return i => samples[batch[i]];
        }

        /// <summary>The samples of steps, loaded one after the other.</summary>
        internal IEnumerable<TSample[]> Batches(long from, long to)
        {
            for (long step = from; step < to; step++)
            {
                int[] batch = order.Batch(step).Slice(First, Count).ToArray();
                yield return Array.ConvertAll(batch, i => samples[i]);
            }
        }
    }

    /// <summary>Batches that are read ahead.</summary>
    internal sealed class Read(IAsyncEnumerable<TSample[]> batches, int ahead, int size, int first, int count)
        : BatchSource<TSample>(size, first, count)
    {
        private readonly ReadAhead<TSample[]> _reader = new(batches, ahead);

        public override void Dispose() => _reader.Dispose();

        internal override Func<int, TSample> Next(long step, CancellationToken cancellation)
        {
            TSample[] batch = _reader.Next(cancellation);
            return i => batch[i];
        }
    }

    /// <summary>
    /// A process's share of the batches of a stream that is repeated for ever, after those of earlier steps.
    /// </summary>
    internal static async IAsyncEnumerable<TSample[]> Batches(
        IAsyncEnumerable<TSample> stream,
        long from,
        long to,
        int size,
        int first,
        int count,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var share = new List<TSample>(count);
        long skip = from * size;
        int place = 0;
        while (from < to)
        {
            long length = 0;
            await foreach (TSample sample in stream.WithCancellation(cancellation).ConfigureAwait(false))
            {
                if (length++ < skip)
                    continue;
                if (place >= first && place < first + count)
                    share.Add(sample);
                if (++place < size)
                    continue;
                yield return [.. share];
                share.Clear();
                place = 0;
                if (++from == to)
                    yield break;
            }

            if (length == 0)
            {
                throw new InvalidOperationException(
                    "There is nothing to train on: the stream of samples is empty, at first or when it was repeated."
                );
            }
            // A whole number of repetitions need not be read again.
            skip = skip > length ? (skip - length) % length : 0;
        }
    }
}
