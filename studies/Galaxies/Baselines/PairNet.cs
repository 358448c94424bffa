using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Baselines;

/// <summary>
/// Pair statistics of a cloud as features: the two-point function, the logarithm of the dispersion, the infall of
/// pairs.
/// </summary>
[Irreps("twoPoint: 24x0e + dispersion: 0e + infall: 6x0e")]
public readonly ref partial struct PairFeatures;

/// <summary>
/// A perceptron on the statistics of pairs: what a network has to beat. Statistics that are not to be used are zero.
/// </summary>
[EquivariantModel]
public sealed partial class PairNet
{
    [BatchNorm(Affine = false, Momentum = 1, Epsilon = 1e-7)]
    private partial PairFeatures Standardize(PairFeatures x);

    [MultiLayerPerceptron("31x0e", "2x0e", Hidden = [64, 64], Bias = true)]
    private partial Estimate Conclude(Features statistics);

    /// <summary>The universe of each cloud; a cloud is one point here.</summary>
    public Estimate Forward(PointCloud<PairFeatures> cloud) =>
        Conclude(((Features)Standardize(cloud.Features)).Mean(cloud.Batch));
}
