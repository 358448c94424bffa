using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Coarse;

/// <summary>What surrounds a galaxy, and whether it is a node of the coarse graph (1) or not (0).</summary>
[Irreps(
    "node: 0e + counts: 20x0e + approach: 20x0e + heat: 20x0e + pull: 20x1o + flow: 20x1o + tide: 20x2e + velocity: 1o"
)]
public readonly ref partial struct Member;

/// <summary>
/// What a coarse node stands for: how many galaxies belong to it, and sums over them: of their surroundings, and of how
/// strongly each of them is pulled and stretched.
/// </summary>
[Irreps(
    "galaxies: 0e + counts: 20x0e + approach: 20x0e + heat: 20x0e + strength: 20x0e + stretch: 20x0e + "
        + "pull: 20x1o + flow: 20x1o + velocity: 1o + tide: 20x2e"
)]
public readonly ref partial struct Crowd;

/// <summary>
/// From galaxies to coarse nodes, without weights, so that it is done once a cloud. Each galaxy is shared out among the
/// nodes near it, in shares that add up to one: sums over nodes are sums over galaxies.
/// </summary>
[EquivariantModel]
public sealed partial class CrowdSums
{
    /// <summary>
    /// How far a node's galaxies are at most, Mpc/h: farther than galaxies of 512 in a box of 500 Mpc/h are from the
    /// nearest of 64 nodes.
    /// </summary>
    public const double Radius = 140;

    // Keeps the division finite for galaxies out of reach of all nodes, which belong to none; of the others' shares it
    // takes next to nothing.
    private const double Nothing = 1e-6;

    /// <summary>The crowd around each galaxy; those of the coarse nodes are used.</summary>
    public Crowd Forward(PointCloud<Member> cloud)
    {
        Member x = cloud.Features;
        Neighbourhood edges = cloud.Edges;
        Scalars near = edges.Envelope();
        Scalars shares = Scalars.From(x.Node + edges.Sum(near * edges.Sender((Features)x.Node))) + Nothing;
        Features one = ((Features)x.Counts)
            .Concat(x.Approach)
            .Concat(x.Heat)
            .Concat(x.Pull.SoftNorm())
            .Concat(x.Tide.SoftNorm())
            .Concat(x.Pull)
            .Concat(x.Flow)
            .Concat(x.Velocity)
            .Concat(x.Tide);
        Features each = shares.Map(static s => 1 / s).Concat(one / shares);
        return Crowd.From(each + edges.Sum(near * edges.Sender(each)));
    }
}
