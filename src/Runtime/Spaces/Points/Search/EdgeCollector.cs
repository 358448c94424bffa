using System.Runtime.ExceptionServices;

namespace GeoDL.Typed;

/// <summary>
/// Runs a search piece by piece, in parallel where there are several pieces, and puts the rows in their places.
/// Pieces and order do not depend on the number of threads, so neither does the result.
/// </summary>
internal static class EdgeCollector
{
    /// <summary>Three numbers per edge fit in one array.</summary>
    public static readonly long MaxEdges = Array.MaxLength / 3;

    private const int ChunkSize = 128;

    public static NeighbourList Collect(
        NeighbourBatch batch,
        IEdgeSource source,
        double cutoff,
        long maxEdges,
        int[]? nextSenders = null,
        int[]? nextImages = null
    )
    {
        int nodes = batch.NodeCount;
        var chunks = new EdgeChunk?[(nodes + ChunkSize - 1) / ChunkSize];
        int[] offsets = new int[nodes + 1];
        long total = 0;
        bool isCounted = source.MayExceed(maxEdges);
        try
        {
            // Too many edges must be detected before they are gathered: otherwise gigabytes would be allocated before
            // the error.
            For(
                chunks.Length,
                c =>
                {
                    long found = isCounted ? source.Count(Begin(c), End(c), offsets.AsSpan(1)) : Keep(c);
                    if (Interlocked.Add(ref total, found) > maxEdges)
                        throw TooMany(maxEdges);
                }
            );
            for (int i = 0; i < nodes; i++)
                offsets[i + 1] += offsets[i];

            int[] senders = GC.AllocateUninitializedArray<int>((int)total),
                receivers = GC.AllocateUninitializedArray<int>((int)total);
            int[]? images = batch.Wraps is null ? null : GC.AllocateUninitializedArray<int>(3 * (int)total);
            For(
                chunks.Length,
                c =>
                {
                    Place(chunks[c] ?? Gather(c), batch.Wraps, offsets, senders, receivers, images);
                    chunks[c]!.Release();
                }
            );
            return new NeighbourList(senders, receivers, images, offsets, cutoff, nextSenders, nextImages);
        }
        finally
        {
            foreach (var chunk in chunks)
                chunk?.Release();
        }

        int Begin(int c) => c * ChunkSize;

        int End(int c) => Math.Min(nodes, (c + 1) * ChunkSize);

        EdgeChunk Gather(int c)
        {
            var chunk = chunks[c] = new EdgeChunk(maxEdges);
            source.Gather(Begin(c), End(c), chunk);
            return chunk;
        }

        int Keep(int c)
        {
            EdgeChunk chunk = Gather(c);
            foreach (var (receiver, _, count) in chunk.Rows)
                offsets[receiver + 1] = count;
            return chunk.Count;
        }
    }

    public static ArgumentException TooMany(long maxEdges) =>
        new(
            $"The search finds more than {maxEdges} edges, which one neighbour list cannot hold. Use a smaller radius "
                + "or split the batch."
        );

    /// <summary>A parallel loop that rethrows the exception of its body; for one piece an ordinary call.</summary>
    public static void For(int count, Action<int> body)
    {
        if (count == 1)
        {
            body(0);
            return;
        }

        try
        {
            Parallel.For(0, count, body);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>
    /// The image between the given positions, from the image in the key, which is between wrapped positions.
    /// </summary>
    public static void WriteImage(long key, int[] wraps, int sender, int receiver, Span<int> image)
    {
        for (int axis = 0; axis < 3; axis++)
            image[axis] = EdgeKey.ImageOf(key, axis) - wraps[3 * sender + axis] + wraps[3 * receiver + axis];
    }

    private static void Place(
        EdgeChunk chunk,
        int[]? wraps,
        int[] offsets,
        int[] senders,
        int[] receivers,
        int[]? images
    )
    {
        var keys = chunk.Keys;
        foreach (var (receiver, cloudBegin, count) in chunk.Rows)
        {
            int at = offsets[receiver];
            receivers.AsSpan(at, count).Fill(receiver);
            for (int e = 0; e < count; e++)
                senders[at + e] = cloudBegin + EdgeKey.SenderOf(keys[e]);
            for (int e = 0; e < count && images is not null; e++)
                WriteImage(keys[e], wraps!, senders[at + e], receiver, images.AsSpan(3 * (at + e), 3));
            keys = keys[count..];
        }
    }
}
