namespace GeoDL.Typed.Models.Tests.Networks;

[Irreps("2x0e")]
public readonly ref partial struct Species;

[Irreps("0e")]
public readonly ref partial struct Energy;

[Irreps("6x0e + 3x1o + 2x2e")]
public readonly ref partial struct Shell;

/// <summary>
/// An energy as force fields have it: convolutions, gates, a tensor product, linear maps, a perceptron, sums.
/// </summary>
[EquivariantModel]
public sealed partial class PotentialNet
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 8, AverageNeighbours = 4)]
    private partial Gated<Shell> Embed(Neighbourhood edges, Species atoms);

    [SteerableConvolution(MaxDegree = 2, RadialWidth = 6, Basis = RadialBasis.Chebyshev)]
    private partial Shell Again(Neighbourhood edges, Shell x);

    [Gate]
    private partial Shell Activate(Gated<Shell> x);

    [SteerableConvolution(MaxDegree = 3, RadialWidth = 6, RadialLayers = 2, AverageNeighbours = 4)]
    private partial Hidden Interact(Neighbourhood edges, Shell x);

    [TensorProduct]
    private partial Hidden Square(Hidden x, Hidden y);

    [Linear("6x0e + 3x1o + 2x1e + 2x2e", "4x0e")]
    [return: Irreps("4x0e")]
    private partial Features Scalar(Features x);

    [MultiLayerPerceptron("4x0e", "0e", Hidden = [5])]
    [return: Irreps("0e")]
    private partial Features Read(Features x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        Shell shell = Activate(Embed(cloud.Edges, cloud.Features));
        shell += Again(cloud.Edges, shell);
        Hidden h = Interact(cloud.Edges, shell);
        h += Square(h, h);
        return Energy.From(Read(Scalar(h)).Sum(cloud.Batch));
    }
}
