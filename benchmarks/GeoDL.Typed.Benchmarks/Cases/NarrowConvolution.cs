namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One steerable convolution of few copies, harmonics up to degree 2.</summary>
[EquivariantModel]
public sealed partial class NarrowConvolution
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 20)]
    private partial Narrow2 Interact(Neighbourhood edges, Narrow2 x);

    public Narrow2 Forward(PointCloud<Narrow2> cloud) => Interact(cloud.Edges, cloud.Features);
}
