using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of graphs without positions: who sends to whom, and one row of features per node.
/// </summary>
/// <remarks>
/// It may be stored, since it holds tables, not views. The inputs of models (<see cref="Edges"/>,
/// <see cref="Features"/>, …) are views; those of a graph that was entered into a pass or a prediction end with it.
/// Edges are ordered pairs, kept as given: an undirected edge is two, an edge from a node to itself is allowed, and one
/// that is given twice counts twice. They are sorted by receiver, then sender.
/// </remarks>
/// <typeparam name="T">The feature type of the nodes, of any group.</typeparam>
public readonly struct Graph<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    private readonly GraphData? _data;
    private readonly Rows<T> _rows;
    private readonly GraphGeometry _geometry;
    private readonly int _stamp;
    private readonly Handle _features;

    internal Graph(GraphData data, Rows<T> rows)
    {
        _data = data;
        _rows = rows;
        _geometry = new GraphGeometry();
        _geometry.Bind(data, rows.Layout.Group, rows.Precision, null);
        _stamp = _geometry.Stamp;
        _features = new Handle(rows.Storage);
    }

    /// <summary>The same graph, entered into a pass: its views live in a workspace.</summary>
    internal Graph(in Graph<T> source, GraphGeometry geometry, Handle features)
    {
        _data = source.Data;
        _rows = source._rows;
        _geometry = geometry;
        _stamp = geometry.Stamp;
        _features = features;
    }

    /// <summary>The edges: pairs of nodes, sender → receiver.</summary>
    public GraphEdges Edges => new(Geometry);

    /// <summary>The features of the nodes.</summary>
    public T Features => T.Wrap(Data is not null ? _features : default);

    /// <summary>Which nodes belong to which graph.</summary>
    public Batch Batch => new(Geometry);

    /// <summary>Number of nodes, over all graphs.</summary>
    public int Count => Data.Nodes.Count;

    /// <summary>Number of graphs.</summary>
    public int GraphCount => Data.Nodes.CloudCount;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => Data is null ? null! : _rows;

    /// <summary>[E] the node that each edge comes from; for use outside models.</summary>
    public ReadOnlySpan<int> Senders => Data.Index.Senders;

    /// <summary>[E] the node that each edge goes to, which never decreases; for use outside models.</summary>
    public ReadOnlySpan<int> Receivers => Data.Index.Receivers;

    /// <summary>
    /// [E] the number that each edge had in the lists that were given, those of a batch one after another; for use
    /// outside models.
    /// </summary>
    public ReadOnlySpan<int> EdgeOrder => Data.Order;

    /// <summary>
    /// [graphs + 1] the nodes of graph g are the rows GraphOffsets[g] … GraphOffsets[g + 1] − 1; for use outside
    /// models.
    /// </summary>
    public ReadOnlySpan<int> GraphOffsets => Data.Nodes.CloudOffsets;

    internal GraphData Data =>
        _data ?? throw new InvalidOperationException("This graph is empty (a default). Make one with Graph.Create.");

    private GraphGeometry Geometry
    {
        get
        {
            if (_data is null || _geometry.Stamp != _stamp)
            {
                _ = Data;
                throw new InvalidOperationException(
                    "This graph was entered into a pass that has ended. Enter the original again."
                );
            }
            return _geometry;
        }
    }

    /// <summary>The same nodes and edges with other features.</summary>
    /// <param name="features">One row per node.</param>
    /// <exception cref="ArgumentException">The table has another number of rows.</exception>
    public Graph<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        return new Graph<TOther>(Data, features.On(Data.Nodes, "nodes"));
    }

    /// <inheritdoc/>
    public override string ToString() => _data is null ? "empty" : $"{Described}, features {_rows.Signature}";

    internal string Described =>
        $"{GraphCount} graph{(GraphCount == 1 ? "" : "s")}, {Count} nodes, {Data.Index.Count} edges";
}
