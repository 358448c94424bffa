namespace GeoDL.Typed.CompilerServices;

/// <summary>The parts of a batch of graphs other than its features: who sends to whom. Immutable.</summary>
internal sealed class GraphData
{
    private readonly int[] _order;

    private GraphData(int[] graphOffsets, EdgeIndex index, int[] order)
    {
        Nodes = RowSpace.OfNodes(graphOffsets);
        EdgeSpace = RowSpace.OfEdges(Nodes, Array.ConvertAll(graphOffsets, row => index.ReceiverOffsets[row]));
        Index = index;
        _order = order;
    }

    internal RowSpace Nodes { get; }

    internal RowSpace EdgeSpace { get; }

    internal EdgeIndex Index { get; }

    /// <summary>[E] the number that each edge had in the lists it was made of.</summary>
    internal ReadOnlySpan<int> Order => _order;

    /// <summary>One graph. Edges are sorted by receiver, then sender; equal ones stay in the order given.</summary>
    /// <exception cref="ArgumentException">The lists are of different lengths, or a number is no node's; the message
    /// names it.</exception>
    internal static GraphData Create(int nodes, ReadOnlySpan<int> senders, ReadOnlySpan<int> receivers)
    {
        if (senders.Length != receivers.Length)
        {
            throw new ArgumentException(
                $"There are {senders.Length} senders and {receivers.Length} receivers, but an edge has one of each.",
                nameof(receivers)
            );
        }
        CheckNodes(nodes, senders, "comes from", nameof(senders));
        CheckNodes(nodes, receivers, "goes to", nameof(receivers));
        int[] order = new int[senders.Length];
        for (int e = 0; e < order.Length; e++)
            order[e] = e;
        order = Sorted(Sorted(order, senders, nodes, out _), receivers, nodes, out int[] offsets);
        var index = new EdgeIndex(Take(senders, order), Take(receivers, order), offsets);
        return new GraphData([0, nodes], index, order);
    }

    /// <summary>A batch of graphs whose edges are sorted already.</summary>
    internal static GraphData Of(int[] graphOffsets, EdgeIndex index) =>
        new(graphOffsets, index, [.. Enumerable.Range(0, index.Count)]);

    /// <summary>All graphs in one batch, with renumbered nodes and edges.</summary>
    internal static GraphData Concat(GraphData[] parts)
    {
        long edges = parts.Sum(static p => (long)p.Index.Count),
            nodes = parts.Sum(static p => (long)p.Nodes.Count);
        if (edges > Array.MaxLength || nodes >= Array.MaxLength)
        {
            throw new ArgumentException(
                $"These graphs have {nodes} nodes and {edges} edges together, more than one batch holds. Make smaller "
                    + "batches."
            );
        }
        var graphOffsets = new List<int> { 0 };
        int[] senders = new int[edges],
            receivers = new int[edges],
            order = new int[edges],
            offsets = new int[nodes + 1];
        int edge = 0;
        foreach (GraphData part in parts)
        {
            int node = graphOffsets[^1];
            graphOffsets.AddRange(part.Nodes.CloudOffsets.Skip(1).Select(row => node + row));
            for (int i = 1; i < part.Index.ReceiverOffsets.Length; i++)
                offsets[node + i] = edge + part.Index.ReceiverOffsets[i];
            for (int e = 0; e < part.Index.Count; e++)
            {
                senders[edge + e] = node + part.Index.Senders[e];
                receivers[edge + e] = node + part.Index.Receivers[e];
                order[edge + e] = edge + part._order[e];
            }
            edge += part.Index.Count;
        }

        return new GraphData([.. graphOffsets], new EdgeIndex(senders, receivers, offsets), order);
    }

    private static void CheckNodes(int nodes, ReadOnlySpan<int> ends, string does, string name)
    {
        for (int e = 0; e < ends.Length; e++)
        {
            if ((uint)ends[e] >= (uint)nodes)
            {
                throw new ArgumentException(
                    $"Edge {e} {does} node {ends[e]}, but "
                        + (nodes == 0 ? "the graph has no nodes." : $"the nodes are numbered from 0 to {nodes - 1}."),
                    name
                );
            }
        }
    }

    /// <summary>Edges sorted by a number of theirs; those with equal numbers keep their order.</summary>
    private static int[] Sorted(int[] edges, ReadOnlySpan<int> numbers, int nodes, out int[] offsets)
    {
        offsets = new int[nodes + 1];
        foreach (int number in numbers)
            offsets[number + 1]++;
        for (int i = 0; i < nodes; i++)
            offsets[i + 1] += offsets[i];
        int[] next = offsets[..nodes],
            sorted = new int[edges.Length];
        foreach (int edge in edges)
            sorted[next[numbers[edge]]++] = edge;
        return sorted;
    }

    private static int[] Take(ReadOnlySpan<int> numbers, int[] order)
    {
        int[] taken = new int[order.Length];
        for (int e = 0; e < order.Length; e++)
            taken[e] = numbers[order[e]];
        return taken;
    }
}
