using GeoDL.Typed.Models.Tests.Networks;

namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>What may be done without layers: geometry, sums, norms and arithmetic.</summary>
[EquivariantModel]
public sealed partial class Geometry
{
    public Features EdgeVectors(PointCloud<Halo> cloud) => cloud.Edges.Sum(cloud.Edges.Vectors);

    public Scalars EdgeLengths(PointCloud<Halo> cloud) => cloud.Edges.Mean(cloud.Edges.Lengths);

    public Scalars Radial(PointCloud<Halo> cloud, RadialBasis basis) =>
        cloud.Edges.Mean(cloud.Edges.Envelope() * cloud.Edges.Basis(8, basis));

    public Features MovedPositions(PointCloud<Halo> cloud)
    {
        Neighbourhood moved = cloud.Edges.At(cloud.Positions + (0.1 * cloud.Features.Velocity));
        return moved.Sum(moved.Lengths * moved.Vectors);
    }

    public Features Offsets(PointCloud<Halo> cloud) =>
        cloud.Positions - cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch);

    public AllDegrees Softmax(PointCloud<AllDegrees> cloud) =>
        cloud.Edges.Sum(cloud.Edges.Softmax(cloud.Edges.Lengths) * cloud.Edges.Sender(cloud.Features));

    public AllDegrees SumOverNeighbours(PointCloud<AllDegrees> cloud) =>
        cloud.Edges.Sum(cloud.Edges.Sender(cloud.Features) - cloud.Edges.Receiver(cloud.Features));

    public AllDegrees MeanOverNeighbours(PointCloud<AllDegrees> cloud) =>
        cloud.Edges.Mean(cloud.Edges.Sender(cloud.Features));

    public AllDegrees SumOverCloud(PointCloud<AllDegrees> cloud) => cloud.Features.Sum(cloud.Batch);

    public AllDegrees MeanBroadcastToPoints(PointCloud<AllDegrees> cloud) =>
        cloud.Features - cloud.Features.Mean(cloud.Batch).Broadcast(cloud.Batch);

    public AllDegrees MeanBroadcastToEdges(PointCloud<AllDegrees> cloud) =>
        cloud.Edges.Mean(cloud.Edges.Lengths * cloud.Features.Mean(cloud.Batch).Broadcast(cloud.Edges));

    public Scalars Norms(PointCloud<AllDegrees> cloud) => cloud.Features.SoftNorm();

    public Scalars InnerProducts(PointCloud<AllDegrees> cloud) =>
        cloud.Features.Inner(cloud.Edges.Mean(cloud.Edges.Sender(cloud.Features)));

    public AllDegrees Directions(PointCloud<AllDegrees> cloud) => cloud.Features / cloud.Features.BoundedNorm(0.1);

    public AllDegrees ScaledByFunction(PointCloud<AllDegrees> cloud) =>
        cloud.Features.SquaredNorm().Map(static x => Real.Exp(-x)) * cloud.Features;

    public Features SumOverCopies(PointCloud<AllDegrees> cloud) =>
        cloud.Features.SumOverCopies().Concat(cloud.Features.MeanOverCopies());
}
