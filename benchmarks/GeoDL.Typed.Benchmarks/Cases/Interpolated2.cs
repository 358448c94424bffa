namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One steerable convolution with an interpolated radial network, harmonics up to degree 2.</summary>
[EquivariantModel]
public sealed partial class Interpolated2
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 20, RadialKnots = 256)]
    private partial Wide2 Interact(Neighbourhood edges, Wide2 x);

    public Wide2 Forward(PointCloud<Wide2> cloud) => Interact(cloud.Edges, cloud.Features);
}
