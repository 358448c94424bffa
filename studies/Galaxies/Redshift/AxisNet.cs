using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Redshift;

/// <summary>
/// What surrounds a galaxy as turns about the line of sight see it, order by order: a vector has a part along the line
/// (0e) and one across (1), a tide one along (0e), one between (1) and one across (2). The line itself is always (1, 0,
/// 0) and tells nothing.
/// </summary>
[Irreps(
    "counts: 20x0e + pullAlong: 20x0e + pullAcross: 20x1 + tideAlong: 20x0e + tideBetween: 20x1 + tideAcross: 20x2"
        + " + sightAlong: 0e + sightAcross: 1",
    Group = Group.O2
)]
public readonly ref partial struct AxisView;

/// <summary>The answer as <see cref="Estimate"/>, of a network that turns about an axis only.</summary>
[Irreps("matter: 0e + clustering: 0e", Group = Group.O2)]
public readonly ref partial struct AxisEstimate;

/// <summary>
/// The network beside <see cref="SightNet"/> that has the smaller symmetry from the start: it turns about the line of
/// sight, z, only, with the mirrors through it. Both are given the same sums over neighbours (<see cref="SightSums"/>).
/// What the other one learns of the line by products with it, stands here in parts of its own.
/// </summary>
[EquivariantModel(Group = Group.O2, Axis = Axis.Z)]
public sealed partial class AxisNet
{
    [Restrict]
    private partial AxisView Split(View x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial AxisView Standardize(AxisView x);

    [Linear("40x1", "13x1")]
    private partial Features Mix(Features vectors);

    [Linear("40x1", "13x1")]
    private partial Features MixAgain(Features vectors);

    [Linear("20x2", "8x2")]
    private partial Features MixTides(Features tides);

    [BatchNorm(
        "20x0e + 20x0e + 20x0e + 13x0e + 13x0e + 8x0e",
        "20x0e + 20x0e + 20x0e + 13x0e + 13x0e + 8x0e",
        Affine = false,
        Momentum = 1
    )]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("94x0e", "32x0e", Hidden = [64], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("32x0e + 20x0e + 20x0e", "32x0e + 20x0e + 20x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("72x0e", "2x0e", Hidden = [64], Bias = true)]
    private partial AxisEstimate Conclude(Features means);

    /// <summary>The universe of each cloud, scaled as <see cref="CosmologyLabels"/> says.</summary>
    public AxisEstimate Forward(PointCloud<View> cloud)
    {
        AxisView x = Standardize(Split(cloud.Features));
        Features sums = ((Features)x.Counts).Concat(x.TideAlong);
        Features across = ((Features)x.PullAcross).Concat(x.TideBetween);
        Features mixed = Mix(across);
        Features invariants = StandardizeInvariants(
            sums.Concat(x.PullAlong)
                .Concat(mixed.SoftNorm())
                .Concat(mixed.Inner(MixAgain(across)))
                .Concat(MixTides(x.TideAcross).SoftNorm())
        );
        return Conclude(StandardizeMeans(Describe(invariants).Concat(sums).Mean(cloud.Batch)));
    }
}
