using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of graphs without positions: who sends to whom, one row of features per node and one per edge.
/// </summary>
/// <remarks>
/// As <see cref="Graph{T}"/>. Rows of edges are in the order of <see cref="Senders"/> and <see cref="Receivers"/>, not
/// in that of the lists that were given: <see cref="EdgeOrder"/> says which edge each one is.
/// </remarks>
/// <typeparam name="TNode">The feature type of the nodes, of any group.</typeparam>
/// <typeparam name="TEdge">The feature type of the edges.</typeparam>
public readonly struct Graph<TNode, TEdge>
    where TNode : struct, IFeatures<TNode>, allows ref struct
    where TEdge : struct, IFeatures<TEdge>, allows ref struct
{
    private readonly Rows<TEdge> _edgeRows;
    private readonly Handle _edgeFeatures;

    /// <param name="nodes">The graph without features of edges.</param>
    /// <param name="edgeRows">The features of the edges, in the graph's order of them.</param>
    internal Graph(in Graph<TNode> nodes, Rows<TEdge> edgeRows)
    {
        Nodes = nodes;
        _edgeRows = edgeRows.On(nodes.Data.EdgeSpace, "edges");
        _edgeFeatures = new Handle(_edgeRows.Storage);
    }

    /// <summary>The same graph, entered into a pass: its views live in a workspace.</summary>
    internal Graph(in Graph<TNode, TEdge> source, in Graph<TNode> nodes, Handle edgeFeatures)
    {
        Nodes = nodes;
        _edgeRows = source._edgeRows;
        _edgeFeatures = edgeFeatures;
    }

    /// <inheritdoc cref="Graph{T}.Edges"/>
    public GraphEdges Edges => Nodes.Edges;

    /// <inheritdoc cref="Graph{T}.Features"/>
    public TNode Features => Nodes.Features;

    /// <summary>The features of the edges.</summary>
    public TEdge EdgeFeatures => TEdge.Wrap(Nodes.Data is not null ? _edgeFeatures : default);

    /// <inheritdoc cref="Graph{T}.Batch"/>
    public Batch Batch => Nodes.Batch;

    /// <inheritdoc cref="Graph{T}.Count"/>
    public int Count => Nodes.Count;

    /// <inheritdoc cref="Graph{T}.GraphCount"/>
    public int GraphCount => Nodes.GraphCount;

    /// <inheritdoc cref="Graph{T}.Rows"/>
    public Rows<TNode> Rows => Nodes.Rows;

    /// <summary>
    /// The table of features of edges, in the order of <see cref="Senders"/>; for use outside models.
    /// </summary>
    public Rows<TEdge> EdgeRows => Nodes.Data is null ? null! : _edgeRows;

    /// <inheritdoc cref="Graph{T}.Senders"/>
    public ReadOnlySpan<int> Senders => Nodes.Senders;

    /// <inheritdoc cref="Graph{T}.Receivers"/>
    public ReadOnlySpan<int> Receivers => Nodes.Receivers;

    /// <inheritdoc cref="Graph{T}.EdgeOrder"/>
    public ReadOnlySpan<int> EdgeOrder => Nodes.EdgeOrder;

    /// <inheritdoc cref="Graph{T}.GraphOffsets"/>
    public ReadOnlySpan<int> GraphOffsets => Nodes.GraphOffsets;

    /// <summary>The same without features of edges.</summary>
    internal Graph<TNode> Nodes { get; }

    /// <summary>The same nodes and edges with other features of nodes.</summary>
    /// <param name="features">One row per node.</param>
    /// <exception cref="ArgumentException">The table has another number of rows.</exception>
    public Graph<TOther, TEdge> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct => new(Nodes.WithFeatures(features), _edgeRows);

    /// <inheritdoc/>
    public override string ToString() =>
        _edgeRows is null
            ? "empty"
            : $"{Nodes.Described}, features {Nodes.Rows.Signature}, of edges {_edgeRows.Signature}";
}
