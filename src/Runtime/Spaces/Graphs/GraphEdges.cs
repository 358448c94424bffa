using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The edges of the graphs of a batch: who sends to whom. They have no length and no direction in space. It is a view
/// and ends with its pass.
/// </summary>
/// <remarks>
/// An edge goes from a sender to a receiver. Which nodes have edges is not a feature and cannot be read in a model.
/// </remarks>
/// <example>
/// A message of each neighbour, weighted by what the edge holds:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [Linear("3x0e", "0e")]
///     private partial Features Weigh(Features bond);
///
///     public Atom Forward(Graph<Atom, Bond> graph)
///     {
///         GraphEdges edges = graph.Edges;
///         Scalars weights = edges.Softmax(Scalars.From(Weigh(graph.EdgeFeatures)));
///         return graph.Features + edges.Sum(weights * edges.Sender(graph.Features));
///     }
/// }
/// ]]></code>
/// </example>
public readonly ref struct GraphEdges
{
    private readonly GraphGeometry? _geometry;
    private readonly int _stamp;

    internal GraphEdges(GraphGeometry geometry)
    {
        _geometry = geometry;
        _stamp = geometry.Stamp;
    }

    /// <summary>Number of edges.</summary>
    public int Count => Geometry.Index.Count;

    internal GraphGeometry Geometry
    {
        get
        {
            if (_geometry is null)
            {
                throw new InvalidOperationException(
                    "These edges are empty (a default). They come from a graph: graph.Edges."
                );
            }
            if (_geometry.Stamp != _stamp)
                throw new InvalidOperationException("These edges belong to a pass that has ended.");
            return _geometry;
        }
    }

    /// <summary>The value at the sender of each edge.</summary>
    /// <param name="x">A value on the nodes of these edges.</param>
    /// <returns>The same signature on the edges.</returns>
    public T Sender<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(GatherOperation.Apply(x.Unwrap(), Geometry, fromSender: true));

    /// <summary>The value at the receiver of each edge.</summary>
    /// <param name="x">A value on the nodes of these edges.</param>
    /// <returns>The same signature on the edges.</returns>
    public T Receiver<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(GatherOperation.Apply(x.Unwrap(), Geometry, fromSender: false));

    /// <summary>For each node, the sum of a value over the edges that it receives; zero without neighbours.</summary>
    /// <param name="messages">A value on these edges.</param>
    /// <returns>The same signature on the nodes.</returns>
    public T Sum<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(ReceiverSumOperation.Apply(messages.Unwrap(), Geometry, mean: false));

    /// <summary>For each node, the mean of a value over the edges that it receives; zero without neighbours.</summary>
    /// <param name="messages">A value on these edges.</param>
    /// <returns>The same signature on the nodes.</returns>
    public T Mean<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(ReceiverSumOperation.Apply(messages.Unwrap(), Geometry, mean: true));

    /// <summary>
    /// Softmax over the edges of each receiver, separately for each copy: positive weights whose sum is 1.
    /// </summary>
    /// <param name="logits">One or more copies of 0e on these edges.</param>
    public Scalars Softmax(Scalars logits) =>
        FeatureMarshal.Wrap<Scalars>(ReceiverSoftmaxOperation.Apply(FeatureMarshal.Unwrap(logits), Geometry));
}
