using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>
/// Attention over neighbours, about 8,000 weights: a softmax of invariants weighs what is heard, and vectors by their
/// length.
/// </summary>
[EquivariantModel]
public sealed partial class AttentionNet
{
    [Linear("3x0e", "20x0e", Bias = true)]
    private partial Features Embed(Features x);

    [Module(Repeat = 2)]
    private partial IReadOnlyList<AttentionStep> Steps { get; }

    [BatchNorm("20x0e + 1x0e", "20x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("21x0e", "2x0e", Hidden = [24], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Scalars dispersion = v.SquaredNorm().Mean(cloud.Batch).Map(static x => Real.Log(x + 1e-3));
        // A softmax does not see how many neighbours there are; this does.
        Features crowd = cloud.Edges.Sum(cloud.Edges.Envelope()) / 4;
        Features h = Embed(((Features)cloud.Features.Present).Concat(v.SoftNorm()).Concat(crowd));
        h = Steps[0].Forward(cloud.Edges, h, v);
        h = Steps[1].Forward(cloud.Edges, h, v);
        return Conclude(StandardizeMeans(h.Mean(cloud.Batch).Concat(dispersion)));
    }
}
