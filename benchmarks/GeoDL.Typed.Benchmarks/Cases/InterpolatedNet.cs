namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>The same with interpolated radial networks.</summary>
[EquivariantModel]
public sealed partial class InterpolatedNet
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 7, RadialKnots = 512)]
    private partial Gated<Small> Embed(Neighbourhood edges, SmallNet.Atom x);

    [Gate]
    private partial Small Activate(Gated<Small> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 7, RadialKnots = 512)]
    private partial Small Interact(Neighbourhood edges, Small x);

    [Linear]
    private partial SmallNet.Energy Read(Small x);

    public SmallNet.Energy Forward(PointCloud<SmallNet.Atom> cloud) =>
        Read(Interact(cloud.Edges, Activate(Embed(cloud.Edges, cloud.Features)))).Sum(cloud.Batch);
}
