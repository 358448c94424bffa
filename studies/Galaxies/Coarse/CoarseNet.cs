using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Coarse;

/// <summary>What <see cref="CoarseNet"/> remembers of a node.</summary>
[Irreps("invariants: 16x0e + vectors: 12x1o + tensors: 8x2e")]
public readonly ref partial struct CoarseHidden;

/// <summary>
/// Which universe is this, from a coarse graph: each node mixes what its crowd is, hears from all nodes within half a
/// box by a steerable convolution, and says what is invariant in it; means over the nodes lead to Ω_m and σ_8.
/// </summary>
[EquivariantModel]
public sealed partial class CoarseNet
{
    /// <summary>Nodes of a cloud.</summary>
    public const int Nodes = 64;

    /// <summary>Radius of the coarse edges, Mpc/h: half a box.</summary>
    public const double Radius = 249;

    private const string Invariants = "101x0e + 16x0e + 12x0e + 8x0e + 12x0e";
    private const string Means = "32x0e + 101x0e";

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Crowd Standardize(Crowd x);

    [Linear]
    private partial CoarseHidden Mix(Crowd x);

    [SteerableConvolution(MaxDegree = 2, RadialWidth = 16, RadialKnots = 64, AverageNeighbours = 33)]
    private partial Gated<CoarseHidden> Hear(Neighbourhood edges, CoarseHidden x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<CoarseHidden> StandardizeHeard(Gated<CoarseHidden> x);

    [Gate]
    private partial CoarseHidden Activate(Gated<CoarseHidden> x);

    [Linear("12x1o", "12x1o")]
    private partial Features MixAgain(Features vectors);

    [BatchNorm(Invariants, Invariants, Affine = false, Momentum = 1)]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("149x0e", "32x0e", Hidden = [64], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm(Means, Means, Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("133x0e", "2x0e", Hidden = [64], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud, scaled as <see cref="CosmologyLabels"/> says.</summary>
    public Estimate Forward(PointCloud<Crowd> cloud)
    {
        Crowd x = Standardize(cloud.Features);
        Features known = ((Features)x.Galaxies)
            .Concat(x.Counts)
            .Concat(x.Approach)
            .Concat(x.Heat)
            .Concat(x.Strength)
            .Concat(x.Stretch);
        CoarseHidden h = Mix(x);
        h += Activate(StandardizeHeard(Hear(cloud.Edges, h)));
        Features invariants = StandardizeInvariants(
            known
                .Concat(h.Invariants)
                .Concat(h.Vectors.SoftNorm())
                .Concat(h.Tensors.SoftNorm())
                .Concat(((Features)h.Vectors).Inner(MixAgain(h.Vectors)))
        );
        return Conclude(StandardizeMeans(Describe(invariants).Concat(known).Mean(cloud.Batch)));
    }
}
