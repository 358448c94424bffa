using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study.Models;

/// <summary>
/// A network of invariants alone, about 2,000 weights: distances, and how fast a galaxy is, but not where it goes.
/// </summary>
[EquivariantModel]
public sealed partial class InvariantNetSmall
{
    [Linear("2x0e", "20x0e", Bias = true)]
    private partial Features Embed(Features x);

    [SteerableConvolution("2x0e", "20x0e", MaxDegree = 0, RadialWidth = 8, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Features Hear(Neighbourhood edges, Features x);

    [BatchNorm("20x0e", "20x0e", Affine = false, Momentum = 1)]
    private partial Features Standardize(Features x);

    [Activation(Nonlinearity.SiLU, Input = "20x0e", Result = "20x0e")]
    private partial Features Activate(Features x);

    [SteerableConvolution("20x0e", "20x0e", MaxDegree = 0, RadialWidth = 8, RadialKnots = 64, AverageNeighbours = 4)]
    private partial Features HearAgain(Neighbourhood edges, Features x);

    [BatchNorm("20x0e", "20x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeAgain(Features x);

    [MultiLayerPerceptron("20x0e", "20x0e", Hidden = [18], Bias = true)]
    private partial Features Describe(Features invariants);

    [BatchNorm("20x0e + 1x0e", "20x0e + 1x0e", Affine = false, Momentum = 1)]
    private partial Features StandardizeMeans(Features x);

    [MultiLayerPerceptron("21x0e", "2x0e", Hidden = [18], Bias = true)]
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
