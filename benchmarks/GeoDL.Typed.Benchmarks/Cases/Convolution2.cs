namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One steerable convolution, harmonics up to degree 2.</summary>
[EquivariantModel]
public sealed partial class Convolution2
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 20)]
    private partial Wide2 Interact(Neighbourhood edges, Wide2 x);

    public Wide2 Forward(PointCloud<Wide2> cloud) => Interact(cloud.Edges, cloud.Features);
}
