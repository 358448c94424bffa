namespace GeoDL.Typed.Studies.Galaxies.Redshift;

/// <summary>
/// What is known of a galaxy in redshift space: that it is there, and from where it is looked at (zero where that is
/// not told).
/// </summary>
[Irreps("present: 0e + sight: 1o")]
public readonly ref partial struct Seen;

/// <summary>What surrounds a galaxy in soft shells up to 150 Mpc/h, and the line of sight.</summary>
[Irreps("counts: 20x0e + pull: 20x1o + tide: 20x2e + sight: 1o")]
public readonly ref partial struct View;

/// <summary>
/// The first layer of <see cref="SightNet"/>, without weights: sums over neighbours, made once a cloud.
/// </summary>
[EquivariantModel]
public sealed partial class SightSums
{
    /// <summary>Radius of the edges, Mpc/h.</summary>
    public const double Radius = 150;

    [SphericalHarmonics("1o", "1o + 2e")]
    private partial Features Angles(Features vectors);

    [TensorProduct("20x0e", "1o + 2e", "20x1o + 20x2e", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Towards(Features shells, Features angles);

    /// <summary>The sums around each galaxy.</summary>
    public View Forward(PointCloud<Seen> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars shells = edges.Basis(20, RadialBasis.SmoothFinite);
        return View.From(
            edges.Sum(shells).Concat(edges.Sum(Towards(shells, Angles(edges.Vectors)))).Concat(cloud.Features.Sight)
        );
    }
}
