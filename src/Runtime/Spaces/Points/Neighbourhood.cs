using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The edges of the clouds of a batch: pairs of neighbouring points and the vectors between them. It is a view and ends
/// with its pass.
/// </summary>
/// <remarks>
/// An edge goes from a sender to a receiver; its vector points from the receiver to the sender,
/// x[sender] + image·M − x[receiver], in the units of the positions. The set of edges is not a feature and cannot be
/// read in a model.
/// </remarks>
/// <example>
/// Attention: a query of the receiver, a key and a value of the sender.
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [Linear]
///     private partial Hidden Query(Hidden x);
///
///     [Linear]
///     private partial Hidden Key(Hidden x);
///
///     public Hidden Forward(PointCloud<Hidden> cloud)
///     {
///         Neighbourhood edges = cloud.Edges;
///         Hidden x = cloud.Features;
///         Scalars weights = edges.Softmax(edges.Receiver(Query(x)).Inner(edges.Sender(Key(x))));
///         return x + edges.Sum(weights * edges.Envelope() * edges.Sender(x));
///     }
/// }
/// ]]></code>
/// </example>
public readonly ref partial struct Neighbourhood
{
    private readonly EdgeGeometry? _geometry;
    private readonly int _stamp;

    internal Neighbourhood(EdgeGeometry geometry)
    {
        _geometry = geometry;
        _stamp = geometry.Stamp;
    }

    /// <summary>Number of edges.</summary>
    public int Count => Geometry.List.Count;

    internal RowSpace Points => Geometry.Points;

    internal RowSpace EdgeSpace => Geometry.Edges;

    internal NeighbourList List => Geometry.List;

    internal Workspace? Workspace => Geometry.Workspace;

    /// <summary>The radius of the search; +∞ for all pairs and for k nearest.</summary>
    internal double Cutoff => Geometry.List.Cutoff;

    /// <summary>True for k nearest: each receiver has its own cutoff, <see cref="CutoffsAs{S}"/>.</summary>
    internal bool HasReceiverCutoffs => Geometry.List.NextSenderArray is not null;

    internal EdgeGeometry Geometry
    {
        get
        {
            if (_geometry is null)
            {
                throw new InvalidOperationException(
                    "This neighbourhood is empty (a default). It comes from a cloud: cloud.Edges."
                );
            }
            if (_geometry.Stamp != _stamp)
                throw new InvalidOperationException("This neighbourhood belongs to a pass that has ended.");
            return _geometry;
        }
    }

    /// <summary>
    /// [E × 3] edge vectors in a precision, 1o on the edges; computed in double and rounded once; every call returns
    /// the same storage.
    /// </summary>
    internal Storage<S> VectorsAs<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Geometry.Arguments<S>();

    /// <summary>
    /// [N] distance from each receiver to the next point beyond its k neighbours, 0e on the points; +∞ where there is
    /// none.
    /// </summary>
    internal Storage<S> CutoffsAs<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Geometry.Cutoffs<S>();
}
