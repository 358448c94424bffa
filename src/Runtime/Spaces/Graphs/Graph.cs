using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Makes graphs without positions, and batches of them.</summary>
/// <example>
/// Three atoms in a row, each bond in both directions, and a batch of two:
/// <code><![CDATA[
/// Graph<Atom> chain = Graph.Create<Atom>(features: [1.0, -1.0, 1.0], senders: [0, 1, 1, 2], receivers: [1, 0, 2, 1]);
/// Graph<Atom> both = Graph.Batch([chain, chain]);
/// ]]></code>
/// </example>
public static class Graph
{
    /// <summary>A graph of nodes with features.</summary>
    /// <param name="features">One row per node; their number is the number of nodes.</param>
    /// <param name="senders">[E] the node that each edge comes from, counted from 0.</param>
    /// <param name="receivers">[E] the node that each edge goes to.</param>
    /// <exception cref="ArgumentException">There is a sender without receiver, or a node that does not exist; the
    /// message names the edge.</exception>
    public static Graph<T> Create<T>(Rows<T> features, ReadOnlySpan<int> senders, ReadOnlySpan<int> receivers)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        var data = GraphData.Create(features.Count, senders, receivers);
        return new Graph<T>(data, features.On(data.Nodes, "nodes"));
    }

    /// <summary>A graph of nodes with features in double precision.</summary>
    /// <inheritdoc cref="Create{T}(Rows{T}, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public static Graph<T> Create<T>(
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers
    )
        where T : struct, IFeatures<T>, allows ref struct => Create(Rows<T>.From(features), senders, receivers);

    /// <summary>A graph of nodes with features in single precision.</summary>
    /// <inheritdoc cref="Create{T}(Rows{T}, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public static Graph<T> Create<T>(
        ReadOnlySpan<float> features,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers
    )
        where T : struct, IFeatures<T>, allows ref struct => Create(Rows<T>.From(features), senders, receivers);

    /// <summary>A graph of nodes and edges with features.</summary>
    /// <param name="features">One row per node; their number is the number of nodes.</param>
    /// <param name="senders">[E] the node that each edge comes from, counted from 0.</param>
    /// <param name="receivers">[E] the node that each edge goes to.</param>
    /// <param name="edgeFeatures">One row per edge, in the order of the lists.</param>
    /// <exception cref="ArgumentException">There is a sender without receiver, a node that does not exist, or another
    /// number of rows than edges; the message names it.</exception>
    public static Graph<TNode, TEdge> Create<TNode, TEdge>(
        Rows<TNode> features,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers,
        Rows<TEdge> edgeFeatures
    )
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(edgeFeatures);
        Graph<TNode> nodes = Create(features, senders, receivers);
        if (edgeFeatures.Count != senders.Length)
        {
            throw new ArgumentException(
                $"There are {senders.Length} edges, but {edgeFeatures.Count} rows of features of edges.",
                nameof(edgeFeatures)
            );
        }
        return new Graph<TNode, TEdge>(in nodes, edgeFeatures.Taken(nodes.EdgeOrder));
    }

    /// <summary>A graph of nodes and edges with features in double precision.</summary>
    /// <inheritdoc cref="Create{TNode, TEdge}(Rows{TNode}, ReadOnlySpan{int}, ReadOnlySpan{int}, Rows{TEdge})"/>
    public static Graph<TNode, TEdge> Create<TNode, TEdge>(
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers,
        ReadOnlySpan<double> edgeFeatures
    )
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct =>
        Create(Rows<TNode>.From(features), senders, receivers, Rows<TEdge>.From(edgeFeatures));

    /// <summary>A graph of nodes and edges with features in single precision.</summary>
    /// <inheritdoc cref="Create{TNode, TEdge}(Rows{TNode}, ReadOnlySpan{int}, ReadOnlySpan{int}, Rows{TEdge})"/>
    public static Graph<TNode, TEdge> Create<TNode, TEdge>(
        ReadOnlySpan<float> features,
        ReadOnlySpan<int> senders,
        ReadOnlySpan<int> receivers,
        ReadOnlySpan<float> edgeFeatures
    )
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct =>
        Create(Rows<TNode>.From(features), senders, receivers, Rows<TEdge>.From(edgeFeatures));

    /// <summary>Several graphs (or batches of graphs) as one batch, in order.</summary>
    /// <exception cref="ArgumentException">There are no graphs, or more nodes or edges than a batch holds.</exception>
    public static Graph<T> Batch<T>(IEnumerable<Graph<T>> graphs)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(graphs);
        Graph<T>[] all = [.. graphs];
        if (all.Length == 0)
            throw new ArgumentException("A batch has at least one graph.", nameof(graphs));
        var data = GraphData.Concat(Array.ConvertAll(all, static g => g.Data));
        return new Graph<T>(data, Rows<T>.Concat(all.Select(static g => g.Rows)).On(data.Nodes, "nodes"));
    }

    /// <inheritdoc cref="Batch{T}(IEnumerable{Graph{T}})"/>
    public static Graph<TNode, TEdge> Batch<TNode, TEdge>(IEnumerable<Graph<TNode, TEdge>> graphs)
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(graphs);
        Graph<TNode, TEdge>[] all = [.. graphs];
        Graph<TNode> nodes = Batch(all.Select(static g => g.Nodes));
        return new Graph<TNode, TEdge>(in nodes, Rows<TEdge>.Concat(all.Select(static g => g.EdgeRows)));
    }
}
