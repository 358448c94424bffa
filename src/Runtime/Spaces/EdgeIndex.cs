namespace GeoDL.Typed.CompilerServices;

/// <summary>Ordered pairs of rows (sender → receiver), sorted by receiver.</summary>
/// <param name="senders">[E] the row that each edge comes from.</param>
/// <param name="receivers">[E] the row that each edge goes to; never decreases.</param>
/// <param name="receiverOffsets">[N + 1] the edges of receiver i are receiverOffsets[i] … receiverOffsets[i + 1] − 1.
/// </param>
internal sealed class EdgeIndex(int[] senders, int[] receivers, int[] receiverOffsets)
{
    private SenderIndex? _bySender;

    /// <summary>Number of edges, E.</summary>
    internal int Count => Senders.Length;

    /// <summary>Number of rows that receive, N.</summary>
    internal int ReceiverCount => ReceiverOffsets.Length - 1;

    internal int[] Senders { get; } = senders;

    internal int[] Receivers { get; } = receivers;

    internal int[] ReceiverOffsets { get; } = receiverOffsets;

    /// <summary>
    /// The same edges from the side of the senders; they are rows of the same set as the receivers.
    /// </summary>
    internal SenderIndex BySender =>
        // Two threads may build it at the same time; both build the same, and the first one wins.
        Volatile.Read(ref _bySender)
        ?? Interlocked.CompareExchange(ref _bySender, SenderIndex.Build(Senders, ReceiverCount), null)
        ?? _bySender;

    /// <summary>The edges that leave row j are Edges[Offsets[j]] … Edges[Offsets[j + 1] − 1], in order.</summary>
    internal sealed record SenderIndex(int[] Offsets, int[] Edges)
    {
        internal static SenderIndex Build(int[] senders, int rows)
        {
            int[] offsets = new int[rows + 1];
            foreach (int sender in senders)
                offsets[sender + 1]++;
            for (int i = 0; i < rows; i++)
                offsets[i + 1] += offsets[i];
            int[] next = offsets[..rows];
            int[] edges = new int[senders.Length];
            for (int e = 0; e < senders.Length; e++)
                edges[next[senders[e]]++] = e;
            return new SenderIndex(offsets, edges);
        }
    }
}
