using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>
/// A network of invariants alone, about 8,000 weights: distances, and how fast a galaxy is, but not where it goes.
/// </summary>
[EquivariantModel]
public sealed partial class InvariantNetMedium
{
    [Linear("2x0e", "44x0e", Bias = true)]
    private partial Features Embed(Features x);

    [SteerableConvolution("2x0e", "44x0e", MaxDegree = 0, RadialWidth = 16, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Features Hear(Neighbourhood edges, Features x);

    [BatchNorm("44x0e", "44x0e", Affine = false, Momentum = 1)]
    private partial Features Standardize(Features x);

    [Activation(Nonlinearity.SiLU, Input = "44x0e", Result = "44x0e")]
    private partial Features Activate(Features x);

    [SteerableConvolution("44x0e", "44x0e", MaxDegree = 0, RadialWidth = 16, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Features HearAgain(Neighbourhood edges, Features x);

    [BatchNorm("44x0e", "44x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeAgain(Features x);

    [MultiLayerPerceptron("44x0e", "44x0e", Hidden = [35], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("44x0e + 1x0e", "44x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("45x0e", "2x0e", Hidden = [35], Bias = true)]
    private partial Estimate Conclude(Features means);

    /// <summary>The universe of each cloud.</summary>
    public Estimate Forward(PointCloud<Tracer> cloud)
    {
        Features v = cloud.Features.Velocity;
        Features known = ((Features)cloud.Features.Present).Concat(v.SoftNorm());
        Features h = Activate(Standardize(Embed(known) + Hear(cloud.Edges, known)));
        h += Activate(StandardizeAgain(HearAgain(cloud.Edges, h)));
        Scalars dispersion = v.SquaredNorm().Mean(cloud.Batch).Map(static x => Real.Log(x + 1e-3));
        return Conclude(StandardizeMeans(Describe(h).Mean(cloud.Batch).Concat(dispersion)));
    }
}
