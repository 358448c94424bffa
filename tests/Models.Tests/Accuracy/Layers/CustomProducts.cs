namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Products in each connection mode; results of every degree to 6 and of both parities.</summary>
[EquivariantModel]
public sealed partial class CustomProducts
{
    private const string Left = "17x1o + 17x3o + 17x6e";
    private const string Right = "3x1o + 3x2e + 3x6e";
    private const string EqualLeft = "9x1o + 9x3o + 9x6e";
    private const string EqualRight = "9x1o + 9x2e + 9x6e";

    [TensorProduct(
        Left,
        Right,
        "2x0e + 2x1e + 2x2o + 2x3o + 2x4e + 2x5o + 2x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uvw", "0,0,1 uvw", "0,1,2 uvw", "0,1,3 uvw", "1,0,4 uvw", "1,1,5 uvw", "2,2,6 uvw"]
    )]
    private partial Features MultiplyUvw(Features x, Features y);

    [TensorProduct(
        Left,
        Right,
        "17x0e + 17x1e + 17x2o + 17x3o + 17x4e + 17x5o + 17x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uvu", "0,0,1 uvu", "0,1,2 uvu", "0,1,3 uvu", "1,0,4 uvu", "1,1,5 uvu", "2,2,6 uvu"]
    )]
    private partial Features MultiplyUvu(Features x, Features y);

    [TensorProduct(
        Left,
        Right,
        "3x0e + 3x1e + 3x2o + 3x3o + 3x4e + 3x5o + 3x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uvv", "0,0,1 uvv", "0,1,2 uvv", "0,1,3 uvv", "1,0,4 uvv", "1,1,5 uvv", "2,2,6 uvv"]
    )]
    private partial Features MultiplyUvv(Features x, Features y);

    [TensorProduct(
        EqualLeft,
        EqualRight,
        "2x0e + 2x1e + 2x2o + 2x3o + 2x4e + 2x5o + 2x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uuw", "0,0,1 uuw", "0,1,2 uuw", "0,1,3 uuw", "1,0,4 uuw", "1,1,5 uuw", "2,2,6 uuw"]
    )]
    private partial Features MultiplyUuw(Features x, Features y);

    [TensorProduct(
        EqualLeft,
        EqualRight,
        "9x0e + 9x1e + 9x2o + 9x3o + 9x4e + 9x5o + 9x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uuu", "0,0,1 uuu noweight", "0,1,2 uuu", "0,1,3 uuu", "1,0,4 uuu", "1,1,5 uuu", "2,2,6 uuu"]
    )]
    private partial Features MultiplyUuu(Features x, Features y);

    [TensorProduct(
        Left,
        Right,
        "51x0e + 51x1e + 51x2o + 51x3o + 51x4e + 51x5o + 51x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uvuv", "0,0,1 uvuv", "0,1,2 uvuv", "0,1,3 uvuv", "1,0,4 uvuv", "1,1,5 uvuv", "2,2,6 uvuv"]
    )]
    private partial Features MultiplyUvuv(Features x, Features y);

    [TensorProduct(
        EqualLeft,
        EqualRight,
        "36x0e + 36x1e + 36x2o + 36x3o + 36x4e + 36x5o + 36x6e",
        Kind = ProductKind.Custom,
        Paths = [
            "0,0,0 uvu<v",
            "0,0,1 uvu<v noweight",
            "0,1,2 uvu<v",
            "0,1,3 uvu<v",
            "1,0,4 uvu<v",
            "1,1,5 uvu<v",
            "2,2,6 uvu<v",
        ]
    )]
    private partial Features MultiplyUvuLessV(Features x, Features y);

    [TensorProduct(
        EqualLeft,
        EqualRight,
        "2x0e + 2x1e + 2x2o + 2x3o + 2x4e + 2x5o + 2x6e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 u<vw", "0,0,1 u<vw", "0,1,2 u<vw", "0,1,3 u<vw", "1,0,4 u<vw", "1,1,5 u<vw", "2,2,6 u<vw"]
    )]
    private partial Features MultiplyULessVw(Features x, Features y);

    public Features Uvw(PointCloud<OuterOperands> cloud) => MultiplyUvw(First(cloud.Features), Second(cloud.Features));

    public Features Uvu(PointCloud<OuterOperands> cloud) => MultiplyUvu(First(cloud.Features), Second(cloud.Features));

    public Features Uvv(PointCloud<OuterOperands> cloud) => MultiplyUvv(First(cloud.Features), Second(cloud.Features));

    public Features Uvuv(PointCloud<OuterOperands> cloud) =>
        MultiplyUvuv(First(cloud.Features), Second(cloud.Features));

    public Features Uuw(PointCloud<PairedOperands> cloud) => MultiplyUuw(First(cloud.Features), Second(cloud.Features));

    public Features Uuu(PointCloud<PairedOperands> cloud) => MultiplyUuu(First(cloud.Features), Second(cloud.Features));

    public Features UvuLessV(PointCloud<PairedOperands> cloud) =>
        MultiplyUvuLessV(First(cloud.Features), Second(cloud.Features));

    public Features ULessVw(PointCloud<PairedOperands> cloud) =>
        MultiplyULessVw(First(cloud.Features), Second(cloud.Features));

    private static Features First(Features x) => x.Select(0..3);

    private static Features Second(Features x) => x.Select(3..6);
}
