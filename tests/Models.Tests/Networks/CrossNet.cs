namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>
/// Angular momentum by hand: couplings without weights, a radial basis, an envelope and constants beside scalars.
/// </summary>
[EquivariantModel]
public sealed partial class CrossNet
{
    [TensorProduct("1o", "1o", "1e", Weighted = false)]
    private partial Features Cross(Features r, Features p);

    [Linear("3x0e", "0e")]
    private partial Features Filter(Features basis);

    [Irreps("1e")]
    public readonly ref partial struct Momentum;

    public Momentum Forward(PointCloud<Halo> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars weight = Scalars.From(Filter(edges.Basis(3))) * edges.Envelope();
        Features pull = edges.Sum(weight * edges.Vectors / (edges.Lengths + 1));
        return Momentum.From((1 - cloud.Features.LogMass) * Cross(pull, cloud.Features.Velocity));
    }
}
