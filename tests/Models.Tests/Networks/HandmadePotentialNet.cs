namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>An energy made by hand of the operations on edges, points and clouds.</summary>
[EquivariantModel]
public sealed partial class HandmadePotentialNet
{
    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Harmonics(Features vectors);

    [MultiLayerPerceptron("5x0e", "7x0e", Hidden = [6], Bias = true)]
    private partial Features Weights(Features lengths);

    [TensorProduct("2x0e", "0e + 1o + 2e", "2x0e + 2x1o + 1x2e", Kind = ProductKind.FullyConnected)]
    private partial Features Interact(Features x, Features y);

    [Scale("2x0e + 2x1o + 1x2e", "2x0e + 2x1o + 1x2e")]
    private partial Features Stretch(Features x);

    [Activation(Nonlinearity.Tanh, Input = "4x0e", Result = "4x0e")]
    private partial Features Bend(Features x);

    [Linear("4x0e", "0e", Bias = true)]
    private partial Features Read(Features x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features y = Harmonics(edges.Vectors);
        Scalars radial = edges.Basis(5, RadialBasis.Gaussian) * edges.Envelope();
        Features m = Interact(edges.Sender(From(cloud.Features)), y);
        Features h = Stretch(edges.Sum(Scalars.From(Weights(radial).Select(0).SumOverCopies()) * m));
        Features v = h.Select(1);
        Features unit = v / v.BoundedNorm(0.5);
        Scalars norms = unit.Inner(h.Select(1)) + v.SoftNorm(0.1) - 0.3 * v.SquaredNorm();
        Features moved = h.Select(0).Concat(norms);
        Features shared = (moved - moved.Mean(cloud.Batch).Broadcast(cloud.Batch)) + 0.1 * moved;
        Features perAtom = Read(Bend(shared)) + (1.5 + Scalars.From(norms.MeanOverCopies()));
        return Energy.From(perAtom.Sum(cloud.Batch));
    }

    private static Features From(Species x) => x;
}
