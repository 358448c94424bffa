using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>What <see cref="VectorNetMedium"/> remembers of a galaxy.</summary>
[Irreps("invariants: 20x0e + vectors: 20x1o")]
public readonly ref partial struct VectorHiddenMedium;

/// <summary>
/// A steerable network up to degree 1, about 8,000 weights: it sees on which side neighbours are and where they go.
/// </summary>
[EquivariantModel]
public sealed partial class VectorNetMedium
{
    [SteerableConvolution(MaxDegree = 1, RadialWidth = 12, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<VectorHiddenMedium> Hear(Neighbourhood edges, Known x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<VectorHiddenMedium> Standardize(Gated<VectorHiddenMedium> x);

    [Gate]
    private partial VectorHiddenMedium Activate(Gated<VectorHiddenMedium> x);

    [SteerableConvolution(MaxDegree = 1, RadialWidth = 12, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<VectorHiddenMedium> HearAgain(Neighbourhood edges, VectorHiddenMedium x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<VectorHiddenMedium> StandardizeAgain(Gated<VectorHiddenMedium> x);

    [Linear("20x1o + 1o", "20x1o")]
    private partial Features Mix(Features vectors);

    [Linear("20x1o + 1o", "20x1o")]
    private partial Features MixAgain(Features vectors);

    [BatchNorm("20x0e + 20x0e + 20x0e", "20x0e + 20x0e + 20x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("60x0e", "20x0e", Hidden = [32], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("20x0e + 1x0e", "20x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("21x0e", "2x0e", Hidden = [32], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Known known = Known.From(((Features)cloud.Features.Present).Concat(v.SoftNorm()).Concat(v));
        VectorHiddenMedium h = Activate(Standardize(Hear(cloud.Edges, known)));
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
