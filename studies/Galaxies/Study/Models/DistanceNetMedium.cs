using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>
/// A network in the manner of EGNN (Satorras, Hoogeboom and Welling, 2102.09844), about 8,000 weights: messages of
/// distances, and one vector a galaxy, along which it is moved before distances are taken again.
/// </summary>
[EquivariantModel]
public sealed partial class DistanceNetMedium
{
    // Mpc/h for 1 of a velocity.
    private const double Shift = 3;

    [Linear("2x0e", "22x0e", Bias = true)]
    private partial Features Embed(Features x);

    [Module(Repeat = 2)]
    private partial IReadOnlyList<DistanceStepMedium> Steps { get; }

    [BatchNorm("22x0e + 1x0e", "22x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("23x0e", "2x0e", Hidden = [28], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Scalars dispersion = v.SquaredNorm().Mean(cloud.Batch).Map(static x => Real.Log(x + 1e-3));
        Features h = Embed(((Features)cloud.Features.Present).Concat(v.SoftNorm()));
        Neighbourhood edges = cloud.Edges;
        Features m = Steps[0].Messages(edges, h);
        v = Steps[0].Turn(edges, m, h, v);
        h = Steps[0].Renew(edges, m, h);
        edges = cloud.Edges.At(cloud.Positions + (Shift * v));
        m = Steps[1].Messages(edges, h);
        h = Steps[1].Renew(edges, m, h);
        return Conclude(StandardizeMeans(h.Mean(cloud.Batch).Concat(dispersion)));
    }
}
