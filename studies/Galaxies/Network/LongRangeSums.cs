using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Network;

/// <summary>
/// What pulls at a galaxy, in soft shells up to 250 Mpc/h: how many neighbours are near (invariants); on which side
/// neighbours are, on which side crowded ones are, and on which side those that are themselves pulled (vectors).
/// </summary>
[Irreps("counts: 6x0e + pull: 20x1o + crowded: 12x1o + pulled: 18x1o")]
public readonly ref partial struct Pulls;

/// <summary>
/// The first two convolutions of <see cref="LongRangeNet"/>, without weights: sums over neighbours with fixed radial
/// functions, and sums over neighbours of such sums. A radial function that is linear in its weights may be applied
/// after the sum; so edges, 138,000 a cloud, are walked once and not in every step of a training.
/// </summary>
[EquivariantModel]
public sealed partial class LongRangeSums
{
    /// <summary>Radius of the edges, Mpc/h: half the box of the training clouds.</summary>
    public const double Radius = 250;

    private const double NearRadius = 80;

    [TensorProduct("20x0e", "1o", "20x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Fine(Features shells, Features direction);

    [TensorProduct("3x0e", "1o", "3x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Coarse(Features shells, Features direction);

    [TensorProduct("6x0e", "2x0e", "12x0e", Kind = ProductKind.Full)]
    private partial Features Crowding(Features shells, Features counts);

    [TensorProduct("12x0e", "1o", "12x1o", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features TowardsCrowds(Features crowding, Features direction);

    [TensorProduct("6x0e", "3x1o", "18x1o", Kind = ProductKind.Full)]
    private partial Features Passed(Features shells, Features pulls);

    /// <summary>The sums around each galaxy.</summary>
    public Pulls Forward(PointCloud<Galaxy> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features direction = edges.Vectors / Scalars.From(edges.Lengths + 1e-3);
        Features wide = edges.Basis(6, RadialBasis.SmoothFinite);
        Features counts = edges.Sum(((Features)edges.Basis(6, RadialBasis.SmoothFinite, NearRadius)));
        Features crowds = edges.Sum(((Features)edges.Basis(2, RadialBasis.SmoothFinite, NearRadius)));
        Features pulls = edges.Sum(Coarse(edges.Basis(3, RadialBasis.SmoothFinite), direction));
        Features pull = edges.Sum(Fine(edges.Basis(20, RadialBasis.SmoothFinite), direction));
        Features crowded = edges.Sum(TowardsCrowds(Crowding(wide, edges.Sender(crowds)), direction));
        Features pulled = edges.Sum(Passed(wide, edges.Sender(pulls)));
        return Pulls.From(counts.Concat(pull).Concat(crowded).Concat(pulled));
    }
}
