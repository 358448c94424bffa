using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>What <see cref="VectorNetLarge"/> remembers of a galaxy.</summary>
[Irreps("invariants: 40x0e + vectors: 40x1o")]
public readonly ref partial struct VectorHiddenLarge;

/// <summary>
/// A steerable network up to degree 1, about 30,000 weights: it sees on which side neighbours are and where they go.
/// </summary>
[EquivariantModel]
public sealed partial class VectorNetLarge
{
    [SteerableConvolution(MaxDegree = 1, RadialWidth = 20, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<VectorHiddenLarge> Hear(Neighbourhood edges, Known x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<VectorHiddenLarge> Standardize(Gated<VectorHiddenLarge> x);

    [Gate]
    private partial VectorHiddenLarge Activate(Gated<VectorHiddenLarge> x);

    [SteerableConvolution(MaxDegree = 1, RadialWidth = 20, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<VectorHiddenLarge> HearAgain(Neighbourhood edges, VectorHiddenLarge x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<VectorHiddenLarge> StandardizeAgain(Gated<VectorHiddenLarge> x);

    [Linear("40x1o + 1o", "40x1o")]
    private partial Features Mix(Features vectors);

    [Linear("40x1o + 1o", "40x1o")]
    private partial Features MixAgain(Features vectors);

    [BatchNorm("40x0e + 40x0e + 40x0e", "40x0e + 40x0e + 40x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("120x0e", "40x0e", Hidden = [64], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("40x0e + 1x0e", "40x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("41x0e", "2x0e", Hidden = [64], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Known known = Known.From(((Features)cloud.Features.Present).Concat(v.SoftNorm()).Concat(v));
        VectorHiddenLarge h = Activate(Standardize(Hear(cloud.Edges, known)));
        h += Activate(StandardizeAgain(HearAgain(cloud.Edges, h)));
        Features vectors = ((Features)h.Vectors).Concat(v);
        Features mixed = Mix(vectors);
        Features invariants = StandardizeInvariants(
            ((Features)h.Invariants).Concat(mixed.SoftNorm()).Concat(mixed.Inner(MixAgain(vectors)))
        );
        Scalars dispersion = v.SquaredNorm().Mean(cloud.Batch).Map(static x => Real.Log(x + 1e-3));
        return Conclude(StandardizeMeans(Describe(invariants).Mean(cloud.Batch).Concat(dispersion)));
    }
}
