namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>
/// A tensor field network by hand, without named types: harmonics of the edges, weights from their lengths.
/// </summary>
[EquivariantModel]
public sealed partial class InlineNet
{
    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Harmonics(Features vectors);

    [MultiLayerPerceptron("1x0e", "13x0e", Hidden = [6])]
    private partial Features Weights(Features lengths);

    [TensorProduct("2x0e + 1x1o", "0e + 1o + 2e", "2x0e + 1x1o + 1x2e")]
    private partial Features Interact(Features x, Features y, Features weights);

    [TensorSquare("2x0e + 1x1o + 1x2e", "2x0e + 1x1o + 1x2e")]
    private partial Features Square(Features x);

    [TensorProduct("2x0e + 1x1o + 1x2e", "2x0e + 1x1o + 1x2e", "2x0e + 2x1o + 1x2o")]
    private partial Features Multiply(Features x, Features y);

    public Features Forward(PointCloud<Inputs> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features y = Harmonics(edges.Vectors);
        Features m = Interact(edges.Sender(From(cloud.Features)), y, Weights(edges.Lengths));
        Features h = edges.Sum(m);
        Features s = Square(h);
        return Multiply(s, s);
    }

    private static Features From(Inputs x) => x;

    /// <summary>What enters.</summary>
    [Irreps("2x0e + 1x1o")]
    public readonly ref partial struct Inputs;
}
