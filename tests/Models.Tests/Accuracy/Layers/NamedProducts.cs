namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>The predefined products and the square; weights owned, given row by row, or none.</summary>
[EquivariantModel]
public sealed partial class NamedProducts
{
    private const string AllEven = "2x0e + 2x1e + 2x2e + 2x3e + 2x4e + 2x5e + 2x6e";

    [TensorProduct("9x3o", "2x3o", AllEven)]
    private partial Features Connect(Features x, Features y);

    [TensorProduct("9x3o", "2x3o", "18x0e + 18x1e + 18x2e + 18x3e + 18x4e + 18x5e + 18x6e", Kind = ProductKind.Full)]
    private partial Features MultiplyFully(Features x, Features y);

    [TensorProduct(
        "9x3o",
        "9x3o",
        "9x0e + 9x1e + 9x2e + 9x3e + 9x4e + 9x5e + 9x6e",
        Kind = ProductKind.Elementwise,
        Weighted = false
    )]
    private partial Features MultiplyElementwise(Features x, Features y);

    [TensorProduct("9x3o", "2x3o", "9x0e + 9x1e + 9x2e + 9x3e + 9x4e + 9x5e + 9x6e", Kind = ProductKind.Channelwise)]
    private partial Features MultiplyChannels(Features x, Features y);

    [TensorProduct("9x3o", "2x3o", "9x0e + 9x1e + 9x2e + 9x3e + 9x4e + 9x5e + 9x6e", Kind = ProductKind.Channelwise)]
    private partial Features WeighChannels(Features x, Features y, Features weights);

    [TensorProduct(
        "9x3o",
        "2x3o",
        "9x0e + 9x1e + 9x2e + 9x3e + 9x4e + 9x5e + 9x6e",
        Kind = ProductKind.Channelwise,
        Weighted = false
    )]
    private partial Features MultiplyPlainly(Features x, Features y);

    [TensorSquare("9x3o", "2x0e + 2x1e + 2x2e + 2x3e + 2x4e + 2x5e + 2x6e")]
    private partial Features SquareIt(Features x);

    public Features FullyConnected(PointCloud<WeightedOperands> cloud) =>
        Connect(First(cloud.Features), Second(cloud.Features));

    public Features Full(PointCloud<WeightedOperands> cloud) =>
        MultiplyFully(First(cloud.Features), Second(cloud.Features));

    public Features Elementwise(PointCloud<EqualOperands> cloud) =>
        MultiplyElementwise(First(cloud.Features), Second(cloud.Features));

    public Features Channelwise(PointCloud<WeightedOperands> cloud) =>
        MultiplyChannels(First(cloud.Features), Second(cloud.Features));

    public Features GivenWeights(PointCloud<WeightedOperands> cloud) =>
        WeighChannels(First(cloud.Features), Second(cloud.Features), ((Features)cloud.Features).Select(1));

    public Features NoWeights(PointCloud<WeightedOperands> cloud) =>
        MultiplyPlainly(First(cloud.Features), Second(cloud.Features));

    public Features Square(PointCloud<EqualOperands> cloud) => SquareIt(First(cloud.Features));

    private static Features First(Features x) => x.Select(0);

    private static Features Second(Features x) => x.Select(2);
}
