using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Network;

/// <summary>
/// Which way is each galaxy falling? A linear map of what pulls at it, as in the linear model, and a correction: other
/// mixtures of the same vectors, weighed by how crowded the place is, how strong the pulls are and how they lie to one
/// another.
/// </summary>
[EquivariantModel]
public sealed partial class LongRangeNet
{
    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Pulls Standardize(Pulls x);

    [Linear("50x1o", "24x1o")]
    private partial Features Mix(Features vectors);

    [Linear("50x1o", "24x1o")]
    private partial Features MixAgain(Features vectors);

    [MultiLayerPerceptron("36x0e", "24x0e", Hidden = [32], Bias = true)]
    private partial Features Weigh(Features invariants);

    [TensorProduct("24x0e", "24x1o", "24x1o", Kind = ProductKind.Elementwise, Weighted = false)]
    private partial Features Times(Features weights, Features vectors);

    [Linear("50x1o + 24x1o", "1o")]
    private partial Flow Read(Features vectors);

    private static Features Bound(Features x) => Scalars.From(x).Map(static a => Real.Tanh(a));

    /// <summary>One velocity a galaxy, in units of <see cref="NetworkVelocityModel.Unit"/>.</summary>
    public Flow Forward(PointCloud<Pulls> cloud)
    {
        Pulls x = Standardize(cloud.Features);
        Features vectors = ((Features)x.Pull).Concat(x.Crowded).Concat(x.Pulled);
        Features mixed = Mix(vectors);
        Features counts = x.Counts;
        Features crowding = counts
            .Concat(counts.Mean(cloud.Batch).Broadcast(cloud.Batch))
            .Concat(MixAgain(vectors).SoftNorm());
        return Read(vectors.Concat(Times(Bound(Weigh(Bound(crowding))), mixed)));
    }
}
