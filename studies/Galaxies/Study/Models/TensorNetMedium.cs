using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>What <see cref="TensorNetMedium"/> remembers of a galaxy.</summary>
[Irreps("invariants: 16x0e + vectors: 14x1o + tensors: 10x2e")]
public readonly ref partial struct TensorHidden;

/// <summary>
/// A steerable network up to degree 2, about 8,000 weights: it sees on which side neighbours are and where they go.
/// </summary>
[EquivariantModel]
public sealed partial class TensorNetMedium
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 12, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<TensorHidden> Hear(Neighbourhood edges, Known x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<TensorHidden> Standardize(Gated<TensorHidden> x);

    [Gate]
    private partial TensorHidden Activate(Gated<TensorHidden> x);

    [SteerableConvolution(MaxDegree = 2, RadialWidth = 12, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Gated<TensorHidden> HearAgain(Neighbourhood edges, TensorHidden x);

    [BatchNorm(Affine = false, Momentum = 1)]
    private partial Gated<TensorHidden> StandardizeAgain(Gated<TensorHidden> x);

    [Linear("14x1o + 1o", "14x1o")]
    private partial Features Mix(Features vectors);

    [Linear("14x1o + 1o", "14x1o")]
    private partial Features MixAgain(Features vectors);

    [BatchNorm("16x0e + 14x0e + 14x0e + 10x0e", "16x0e + 14x0e + 14x0e + 10x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeInvariants(Features x);

    [MultiLayerPerceptron("54x0e", "16x0e", Hidden = [28], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("16x0e + 1x0e", "16x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("17x0e", "2x0e", Hidden = [28], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Known known = Known.From(((Features)cloud.Features.Present).Concat(v.SoftNorm()).Concat(v));
        TensorHidden h = Activate(Standardize(Hear(cloud.Edges, known)));
        h += Activate(StandardizeAgain(HearAgain(cloud.Edges, h)));
        Features vectors = ((Features)h.Vectors).Concat(v);
        Features mixed = Mix(vectors);
        Features invariants = StandardizeInvariants(
            ((Features)h.Invariants)
                .Concat(mixed.SoftNorm())
                .Concat(mixed.Inner(MixAgain(vectors)))
                .Concat(((Features)h.Tensors).SoftNorm())
        );
        Scalars dispersion = v.SquaredNorm().Mean(cloud.Batch).Map(static x => Real.Log(x + 1e-3));
        return Conclude(StandardizeMeans(Describe(invariants).Mean(cloud.Batch).Concat(dispersion)));
    }
}
