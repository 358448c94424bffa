namespace GeoDL.Typed.LargeModel;

/// <summary>128 copies of each degree up to 6, two convolutions with harmonics up to degree 6.</summary>
[EquivariantModel]
public sealed partial class LargeModel
{
    [SteerableConvolution(MaxDegree = 6, AverageNeighbours = 20)]
    private partial Gated<Wide> First(Neighbourhood edges, Wide x);

    [Gate]
    private partial Wide Activate(Gated<Wide> x);

    [SteerableConvolution(MaxDegree = 6, AverageNeighbours = 20)]
    private partial Wide Second(Neighbourhood edges, Wide x);

    public Wide Forward(PointCloud<Wide> cloud) => Second(cloud.Edges, Activate(First(cloud.Edges, cloud.Features)));
}
