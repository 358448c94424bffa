using GeoDL.Typed.Samples.Galaxies.Inference;

namespace GeoDL.Typed.Samples.Galaxies.Coarse;

/// <summary>
/// What a coarse node stands for: how many galaxies are around it, and sums of their surroundings, softly cut off; how strongly each of
/// them is pulled and stretched.
/// </summary>
[Irreps("galaxies: 0e + counts: 20x0e + approach: 20x0e + heat: 20x0e + strength: 20x0e + stretch: 20x0e + pull: 20x1o + flow: 20x1o + velocity: 1o + tide: 20x2e")]
public readonly ref partial struct Crowd;

/// <summary>From galaxies to coarse nodes, without weights, so that it is done once a cloud.</summary>
[EquivariantModel]
public sealed partial class CrowdSums
{
    /// <summary>How far a node's crowd reaches, Mpc/h: about a dozen galaxies.</summary>
    public const double Radius = 90;

    /// <summary>The crowd around each galaxy; those of the coarse nodes are used.</summary>
    public Crowd Forward(PointCloud<Surroundings> cloud)
    {
        Surroundings x = cloud.Features;
        Features each = ((Features)x.Counts).Concat(x.Approach).Concat(x.Heat).Concat(x.Pull.Norm()).Concat(x.Tide.Norm())
            .Concat(x.Pull).Concat(x.Flow).Concat(x.Velocity).Concat(x.Tide);
        Features sum = each + cloud.Edges.Sum(cloud.Edges.Source(each) * cloud.Edges.Envelope());
        return Crowd.From((1 + cloud.Edges.Sum(cloud.Edges.Envelope())).Concat(sum));
    }
}
