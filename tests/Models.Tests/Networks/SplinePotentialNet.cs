namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>An energy of convolutions whose radial networks are splines, on points that learned vectors move.</summary>
[EquivariantModel]
public sealed partial class SplinePotentialNet
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 8, AverageNeighbours = 4, RadialKnots = 40, BasisScale = 0.5)]
    private partial Gated<Shell> Embed(Neighbourhood edges, Species atoms);

    [Gate]
    private partial Shell Activate(Gated<Shell> x);

    [Linear("6x0e + 3x1o + 2x2e", "1o")]
    [return: Irreps("1o")]
    private partial Features Shift(Features x);

    [SteerableConvolution(MaxDegree = 2, RadialWidth = 6, AverageNeighbours = 4, Cutoff = 1.2)]
    private partial Energy Interact(Neighbourhood edges, Shell x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        Shell h = Activate(Embed(cloud.Edges, cloud.Features));
        Positions moved = cloud.Positions + 0.05 * Shift(h);
        return Interact(cloud.Edges.At(moved), h).Sum(cloud.Batch);
    }
}
