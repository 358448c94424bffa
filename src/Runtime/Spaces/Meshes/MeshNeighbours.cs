namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The neighbours of each vertex of a surface, as directed edges from sender to receiver, and their order around the
/// receiver.
/// </summary>
internal sealed class MeshNeighbours
{
    private readonly int[] _around;
    private readonly int[] _places;

    internal MeshNeighbours(TriangleMesh mesh)
    {
        MeshTopology topology = mesh.Topology;
        MeshFans fans = topology.Fans;
        var around = new List<int>();
        var corners = new List<int>();
        int[] offsets = new int[mesh.VertexCount + 1];
        for (int v = 0; v < mesh.VertexCount; v++)
        {
            foreach (int corner in fans.CornersOf(v))
            {
                around.Add(Across(topology.Edges, fans.Entry(corner), v));
                corners.Add(corner);
            }

            if (fans.IsOpen[v])
            {
                int last = fans.CornersOf(v)[^1];
                around.Add(Across(topology.Edges, fans.Exit(last), v));
                corners.Add(last);
            }
            offsets[v + 1] = around.Count;
        }

        _around = [.. around];
        _places = new int[_around.Length];
        int[] senders = [.. _around];
        int[] receivers = new int[senders.Length];
        for (int v = 0; v < mesh.VertexCount; v++)
        {
            Range of = offsets[v]..offsets[v + 1];
            receivers.AsSpan(of).Fill(v);
            for (int e = offsets[v]; e < offsets[v + 1]; e++)
                _places[e] = e - offsets[v];
            senders.AsSpan(of).Sort(_places.AsSpan(of));
        }

        Index = new EdgeIndex(senders, receivers, offsets);
        Reverse = new int[senders.Length];
        IsMirrored = new bool[senders.Length];
        for (int e = 0; e < senders.Length; e++)
        {
            (int q, int p) = (senders[e], receivers[e]);
            Reverse[e] = offsets[q] + senders.AsSpan(offsets[q]..offsets[q + 1]).BinarySearch(p);
            int corner = corners[offsets[p] + _places[e]],
                face = corner / 3 * 3,
                other = face + mesh.Corners.Slice(face, 3).IndexOf(q);
            IsMirrored[e] = fans.Signs[corner] != fans.Signs[other];
        }
    }

    /// <summary>The directed edges, sorted by receiver and sender.</summary>
    internal EdgeIndex Index { get; }

    /// <summary>[E] the edge from the receiver to the sender.</summary>
    internal int[] Reverse { get; }

    /// <summary>[E] whether the fans at the two ends turn against each other.</summary>
    internal bool[] IsMirrored { get; }

    /// <summary>The neighbours of a vertex in the order of its fan.</summary>
    internal ReadOnlySpan<int> Around(int vertex) =>
        _around.AsSpan(Index.ReceiverOffsets[vertex]..Index.ReceiverOffsets[vertex + 1]);

    /// <summary>The place of an edge around its receiver.</summary>
    internal int PlaceOf(int edge) => _places[edge];

    private static int Across(MeshEdges edges, int half, int vertex) =>
        edges.From(half) == vertex ? edges.To(half) : edges.From(half);
}
