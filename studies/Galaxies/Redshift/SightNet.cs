using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Redshift;

/// <summary>
/// Which universe is this, seen in redshift space? Infall flattens the cloud along the line of sight, and how much
/// tells of Ω_m and σ_8. The line is one more vector, which turns along when everything is turned: the network is
/// symmetric under all of O(3), and its prediction for a fixed line only under turns about it. Given no line (zero),
/// the same network must take all directions for equal.
/// </summary>
[EquivariantModel]
public sealed partial class SightNet
{
    [BatchNorm(Affine = false, Momentum = 1)]
    private partial View Standardize(View x);

    [SphericalHarmonics("1o", "1o + 2e")]
    private partial Features Directions(Features sight);

    [TensorProduct("20x1o", "1o", "20x0e", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Along(Features pulls, Features sight);

    [TensorProduct("20x2e", "2e", "20x0e", Kind = ProductKind.Channelwise, Weighted = false)]
    private partial Features Stretch(Features tides, Features sight);

    [Linear("20x1o", "16x1o")]
    private partial Features Mix(Features vectors);

    [Linear("20x1o", "16x1o")]
    private partial Features MixAgain(Features vectors);

    [Linear("20x2e", "8x2e")]
    private partial Features MixTides(Features tensors);

    [BatchNorm(
        "20x0e + 20x0e + 20x0e + 16x0e + 16x0e + 8x0e",
        "20x0e + 20x0e + 20x0e + 16x0e + 16x0e + 8x0e",
        Affine = false,
        Momentum = 1
    )]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("100x0e", "32x0e", Hidden = [64], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("32x0e + 20x0e + 20x0e", "32x0e + 20x0e + 20x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("72x0e", "2x0e", Hidden = [64], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud, scaled as <see cref="CosmologyLabels"/> says.</summary>
    public Estimate Forward(PointCloud<View> cloud)
    {
        View x = Standardize(cloud.Features);
        Features directions = Directions(cloud.Features.Sight);
        Features sums = ((Features)x.Counts).Concat(Stretch(x.Tide, directions.Select(1)));
        Features mixed = Mix(x.Pull);
        Features invariants = StandardizeInvariants(
            sums.Concat(Along(x.Pull, directions.Select(0)))
                .Concat(mixed.SoftNorm())
                .Concat(mixed.Inner(MixAgain(x.Pull)))
                .Concat(MixTides(x.Tide).SoftNorm())
        );
        return Conclude(StandardizeMeans(Describe(invariants).Concat(sums).Mean(cloud.Batch)));
    }
}
