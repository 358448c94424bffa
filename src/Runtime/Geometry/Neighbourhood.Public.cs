using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>What a model may do with edges.</content>
public readonly ref partial struct Neighbourhood
{
    /// <summary>The edge vectors, 1o on the edges, in the units of the positions: from the receiver to the sender.</summary>
    [Irreps("1o")]
    public Features Vectors => Plumbing.Wrap<Features>(VectorsHandle);

    /// <summary>The lengths of the edges, 0e on the edges; exact, with derivative zero where two points coincide.</summary>
    public Scalars Lengths => Plumbing.Wrap<Scalars>(Operations.Norm(VectorsHandle, 0));

    private Handle VectorsHandle => Geometry.Precision == Precision.Single ? new Handle(VectorsAs<float>()) : new Handle(VectorsAs<double>());

    /// <summary>The value at the sender of each edge.</summary>
    public T Source<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct => T.Wrap(GatherOperation.Apply(x.Unwrap(), Geometry, fromSender: true));

    /// <summary>The value at the receiver of each edge.</summary>
    public T Target<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct => T.Wrap(GatherOperation.Apply(x.Unwrap(), Geometry, fromSender: false));

    /// <summary>For each point, the sum of a value over the edges that it receives; zero without neighbours.</summary>
    public T Sum<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct => T.Wrap(ReceiverSumOperation.Apply(messages.Unwrap(), Geometry, mean: false));

    /// <summary>For each point, the mean of a value over the edges that it receives; zero without neighbours.</summary>
    public T Mean<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct => T.Wrap(ReceiverSumOperation.Apply(messages.Unwrap(), Geometry, mean: true));

    /// <summary>Softmax over the edges of each receiver, each copy by itself: positive weights whose sum is 1.</summary>
    public Scalars Softmax(Scalars logits) => Plumbing.Wrap<Scalars>(ReceiverSoftmaxOperation.Apply(Plumbing.Unwrap(logits), Geometry));

    /// <summary>The same edges, with their vectors between moved points. Who is whose neighbour is not searched again.</summary>
    public Neighbourhood At(Positions positions)
    {
        EdgeGeometry here = Geometry;
        Handle moved = positions.Handle;
        Check.On("Edges at moved positions", moved.Storage, here.Points);
        Workspace? workspace = Workspace.Common(here.Workspace, moved.Storage.Workspace);
        EdgeGeometry there = workspace is null ? new EdgeGeometry() : workspace.RentGeometry();
        there.Bind(here.Points, here.EdgeBase, here.List, moved.As<double>(), here.Cells, here.IsPeriodic, here.Precision, workspace);
        return new Neighbourhood(there);
    }
}
