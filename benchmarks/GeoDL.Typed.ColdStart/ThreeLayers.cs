namespace GeoDL.Typed.ColdStart;

/// <summary>Three steerable convolutions with gates between them, as NequIP has them.</summary>
[EquivariantModel]
public sealed partial class ThreeLayers
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 16)]
    private partial Gated<Hidden> First(Neighbourhood edges, Hidden x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 16)]
    private partial Gated<Hidden> Second(Neighbourhood edges, Hidden x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 16)]
    private partial Hidden Third(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = Activate(First(cloud.Edges, cloud.Features));
        return Third(cloud.Edges, Activate(Second(cloud.Edges, h)));
    }
}
