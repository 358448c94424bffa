namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One steerable convolution with an interpolated radial network, harmonics up to degree 3.</summary>
[EquivariantModel]
public sealed partial class Interpolated3
{
    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 20, RadialKnots = 256)]
    private partial Wide3 Interact(Neighbourhood edges, Wide3 x);

    public Wide3 Forward(PointCloud<Wide3> cloud) => Interact(cloud.Edges, cloud.Features);
}
