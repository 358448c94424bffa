using GeoDL.Typed.Samples.Galaxies.Inference;

namespace GeoDL.Typed.Samples.Galaxies.Study.Models;

/// <summary>What <see cref="TensorNetMedium"/> remembers of a galaxy.</summary>
[Irreps("invariants: 14x0e + vectors: 10x1o + tensors: 8x2e")]
public readonly ref partial struct TensorHidden;

/// <summary>A steerable network up to degree 2, about 8,000 weights: it sees on which side neighbours are and where they go.</summary>
[EquivariantModel]
public sealed partial class TensorNetMedium
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 10, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<TensorHidden> Hear(Neighbourhood edges, Known x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<TensorHidden> Standardize(Gated<TensorHidden> x);

    [Gate]
    private partial TensorHidden Activate(Gated<TensorHidden> x);

    [SteerableConvolution(MaxDegree = 2, RadialWidth = 10, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<TensorHidden> HearAgain(Neighbourhood edges, TensorHidden x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<TensorHidden> StandardizeAgain(Gated<TensorHidden> x);

    [Linear("10x1o + 1o", "10x1o")]
    private partial Features Mix(Features vectors);

    [Linear("10x1o + 1o", "10x1o")]
    private partial Features MixAgain(Features vectors);

    [BatchNorm("14x0e + 10x0e + 10x0e + 8x0e", "14x0e + 10x0e + 10x0e + 8x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("42x0e", "14x0e", Hidden = [28], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("14x0e + 1x0e", "14x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("15x0e", "2x0e", Hidden = [28], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Known known = Known.From(((Features)cloud.Features.Present).Concat(v.Norm()).Concat(v));
        TensorHidden h = Activate(Standardize(Hear(cloud.Edges, known)));
        h += Activate(StandardizeAgain(HearAgain(cloud.Edges, h)));
        Features vectors = ((Features)h.Vectors).Concat(v);
        Features mixed = Mix(vectors);
        Features invariants = StandardizeInvariants(
            ((Features)h.Invariants).Concat(mixed.Norm()).Concat(mixed.Inner(MixAgain(vectors))).Concat(((Features)h.Tensors).Norm()));
        Scalars dispersion = v.SquaredNorm().Mean(cloud.Batch).Map(static x => Real.Log(x + 1e-3));
        return Conclude(StandardizeMeans(Describe(invariants).Mean(cloud.Batch).Concat(dispersion)));
    }
}
