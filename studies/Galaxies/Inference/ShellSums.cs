namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// What surrounds a galaxy, in soft shells up to 150 Mpc/h: how many neighbours there are, how fast they come nearer
/// and how fast they move past (invariants); on which side they are, where they go (vectors); how they are stretched
/// (degree 2); and the galaxy's own velocity.
/// </summary>
[Irreps("counts: 20x0e + approach: 20x0e + heat: 20x0e + pull: 20x1o + flow: 20x1o + tide: 20x2e + velocity: 1o")]
public readonly ref partial struct Surroundings;

/// <summary>
/// The first layer of <see cref="CosmologyNet"/>, without weights. A convolution whose radial functions are linear in
/// their weights is a sum over neighbours with fixed radial functions, followed by a linear map of each galaxy; this is
/// the sum. So it is made once a cloud, and a training of thousands of steps costs no edges.
/// </summary>
[EquivariantModel]
public sealed partial class ShellSums
{
    /// <summary>
    /// Radius of the edges, Mpc/h: the baryon acoustic scale, where much of what is known of Ω_m is, lies within.
    /// </summary>
    public const double Radius = 150;

    [SphericalHarmonics("1o", "1o + 2e")]
    private partial Features Angles(Features vectors);

    [TensorProduct("20x0e", "1o + 2e", "20x1o + 20x2e", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Towards(Features shells, Features angles);

    [TensorProduct("20x0e", "1o", "20x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Carried(Features shells, Features velocity);

    /// <summary>The sums around each galaxy.</summary>
    public Surroundings Forward(PointCloud<Tracer> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars shells = edges.Basis(20, RadialBasis.SmoothFinite);
        Features v = cloud.Features.Velocity;
        Features relative = edges.Sender(v) - edges.Receiver(v);
        Features direction = edges.Vectors / Scalars.From(edges.Lengths + 1e-3);
        Features invariants = shells.Concat(shells * relative.Inner(direction)).Concat(shells * relative.SquaredNorm());
        Features towards = edges.Sum(Towards(shells, Angles(edges.Vectors)));
        Features carried = edges.Sum(Carried(shells, edges.Sender(v)));
        return Surroundings.From(
            edges.Sum(invariants).Concat(towards.Select(0)).Concat(carried).Concat(towards.Select(1)).Concat(v)
        );
    }
}
