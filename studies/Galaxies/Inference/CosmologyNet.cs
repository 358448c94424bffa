using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// Which universe is this? Each galaxy mixes the vectors and tensors of its surroundings, says what is invariant in
/// them (lengths, and how vectors lie to one another), and a perceptron makes words of it; their means over the cloud,
/// beside the means of the counts and of the approach of neighbours and the logarithm of the velocity dispersion, lead
/// to Ω_m and σ_8.
/// </summary>
/// <remarks>
/// Means over 512 galaxies differ little from cloud to cloud. Where they are centred and scaled (batch norms without
/// weights, whose statistics are measured once and then kept) a step of the optimiser is a step of what differs.
/// </remarks>
[EquivariantModel]
public sealed partial class CosmologyNet
{
    // Below this a velocity dispersion counts as none, in units of the velocities: clouds without velocities have the
    // same logarithm.
    private const double NoDispersion = 1e-3;

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Surroundings Standardize(Surroundings x);

    [Linear("20x1o + 20x1o + 1o", "16x1o")]
    private partial Features Mix(Features vectors);

    [Linear("20x1o + 20x1o + 1o", "16x1o")]
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

    [BatchNorm(
        "32x0e + 20x0e + 20x0e + 20x0e + 1x0e",
        "32x0e + 20x0e + 20x0e + 20x0e + 1x0e",
        Affine = false,
        Momentum = 1
    )]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("93x0e", "2x0e", Hidden = [64], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud, scaled as <see cref="CosmologyLabels"/> says.</summary>
    public Estimate Forward(PointCloud<Surroundings> cloud)
    {
        Surroundings x = Standardize(cloud.Features);
        Features vectors = ((Features)x.Pull).Concat(x.Flow).Concat(x.Velocity);
        Features sums = ((Features)x.Counts).Concat(x.Approach).Concat(x.Heat);
        Features mixed = Mix(vectors);
        Features invariants = StandardizeInvariants(
            sums.Concat(mixed.SoftNorm()).Concat(mixed.Inner(MixAgain(vectors))).Concat(MixTides(x.Tide).SoftNorm())
        );
        Scalars dispersion = ((Features)cloud.Features.Velocity)
            .SquaredNorm()
            .Mean(cloud.Batch)
            .Map(static x => Real.Log(x + NoDispersion));
        return Conclude(StandardizeMeans(Describe(invariants).Concat(sums).Mean(cloud.Batch).Concat(dispersion)));
    }
}
