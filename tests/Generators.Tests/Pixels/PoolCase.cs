using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>A pool, an upsampling or a fade of images, as a user writes it.</summary>
/// <param name="Name">A namespace.</param>
/// <param name="Group">The group.</param>
/// <param name="Signature">The signature of operand and result.</param>
/// <param name="Layer">The layer: its attribute's name. An upsampling comes after a mean.</param>
/// <param name="Size">Pixels along a side of a block, or of a fade.</param>
/// <param name="IsPeriodic">Whether the images are periodic.</param>
/// <param name="Height">Pixels of an image.</param>
/// <param name="Width">Pixels of an image.</param>
internal sealed record PoolCase(
    string Name,
    SymmetryGroup Group,
    string Signature,
    string Layer,
    int Size = 2,
    bool IsPeriodic = false,
    int Height = 4,
    int Width = 6
)
{
    /// <summary>Images of a batch.</summary>
    public const int Images = 2;

    private const string Turns = "2x0 + 3x1 + 0 + 2";
    private const string Mirrors = "2x0e + 0o + 3x1 + 2";
    private const string Square = "2x0e + 0o + 1 + 2e + 2o";

    /// <summary>All layers under many groups.</summary>
    public static IReadOnlyList<PoolCase> All { get; } =
    [
        new("MeanOfTurns", SymmetryGroup.SO2, Turns, "MeanPool"),
        new("MeanOfMirrors", SymmetryGroup.O2, Mirrors, "MeanPool", Size: 3, Height: 6, Width: 3),
        new("MeanOfSquare", SymmetryGroup.D(4), Square, "MeanPool"),
        new("MeanPeriodic", SymmetryGroup.O2, Mirrors, "MeanPool", IsPeriodic: true),
        new("NormOfTurns", SymmetryGroup.SO2, Turns, "NormPool", Size: 3, Height: 3, Width: 6),
        new("NormOfMirrors", SymmetryGroup.O2, Mirrors, "NormPool"),
        new("NormOfSquare", SymmetryGroup.D(4), Square, "NormPool"),
        new("NormOfEighths", SymmetryGroup.D(8), "2x0e + 1 + 3 + 4e + 4o", "NormPool"),
        new("NormPeriodic", SymmetryGroup.C(4), "0 + 2x1 + 2", "NormPool", IsPeriodic: true),
        new("MaxOfScalars", SymmetryGroup.SO2, "5x0", "MaxPool"),
        new("MaxOfFields", SymmetryGroup.C(4), "2x0 + 3x regular + 2x quotient(2)", "MaxPool"),
        new("MaxOfMirrors", SymmetryGroup.D(4), "2x regular + 0e + quotient(2, mirror)", "MaxPool"),
        new("MaxOfEighths", SymmetryGroup.C(8), "2x regular", "MaxPool", Size: 3, Height: 6, Width: 3),
        new("MaxPeriodic", SymmetryGroup.D(4), "0e + 2x regular", "MaxPool", IsPeriodic: true),
        new("UpOfTurns", SymmetryGroup.SO2, Turns, "Upsample"),
        new("UpOfMirrors", SymmetryGroup.O2, Mirrors, "Upsample", Size: 3, Height: 9, Width: 3),
        new("UpPeriodic", SymmetryGroup.D(4), Square, "Upsample", IsPeriodic: true),
        new("UpNearest", SymmetryGroup.D(4), Square, "Upsample:Nearest"),
        new("FadeOfTurns", SymmetryGroup.SO2, Turns, "Fade"),
        new("FadeOfMirrors", SymmetryGroup.O2, Mirrors, "Fade", Size: 3, Height: 9, Width: 7),
        new("FadeOfFields", SymmetryGroup.D(4), "0e + 2x regular", "Fade", Size: 1, Height: 5, Width: 5),
    ];

    /// <summary>The irreps of a row.</summary>
    public Irreps Irreps => Parsed.Irreps;

    /// <summary>The terms of a row.</summary>
    public Signature Parsed => Algebra.Signature.Parse(Signature, Group);

    /// <summary>Whether the result has as many pixels as the images.</summary>
    public bool KeepsPixels => IsUpsampling || IsFade;

    /// <summary>Whether rows are multiplied by a function of their distance from the centre.</summary>
    public bool IsFade => Layer == "Fade";

    private bool IsUpsampling => Layer.StartsWith("Upsample", StringComparison.Ordinal);

    /// <summary>Pixels of the result.</summary>
    public (int Height, int Width) ResultSize => KeepsPixels ? (Height, Width) : (Height / Size, Width / Size);

    /// <summary>The model with a probe around it.</summary>
    public string Source =>
        Template
            .Replace("NAMESPACE", Name)
            .Replace("APPROXIMATE", GridSymmetry.IsExact(Group) ? string.Empty : ", Approximate = 0.4")
            .Replace("GROUP", "Group = Group." + Group.Stated)
            .Replace("SIGNATURE", Signature)
            .Replace("LAYERS", Declarations)
            .Replace("PERIODIC", IsPeriodic ? "true" : "false");

    private string Declarations =>
        IsUpsampling
            ? $"""
                [MeanPool(Size = {Size})] private partial Row Pool(Pixels grid, Row x);
                [Upsample(Factor = {Size}{Mode})] private partial Row Rise(Pixels grid, Row x);
                public Row Forward(Grid2<Row> image) => Rise(image.Pixels, Pool(image.Pixels, image.Features));
                """
            : $"""
                [{Layer}({(IsFade ? "Width" : "Size")} = {Size})] private partial Row Pool(Pixels grid, Row x);
                public Row Forward(Grid2<Row> image) => Pool(image.Pixels, image.Features);
                """;

    private string Mode =>
        Layer.EndsWith("Nearest", StringComparison.Ordinal) ? ", Mode = UpsampleMode.Nearest" : string.Empty;

    private const string Template = """
        namespace NAMESPACE
        {
            [Irreps("SIGNATURE", GROUP)]
            public readonly ref partial struct Row;

            [EquivariantModel(GROUPAPPROXIMATE)]
            public sealed partial class Net
            {
                LAYERS
            }

            public static class Probe
            {
                public static double[] Predict(int height, int width, double[] values, Precision precision) =>
                    new Net(5, precision).Predict(Image(height, width, values)).ToArray();

                /// <summary>Images turned by quarters, then mirrored, each time about the centre of the first block of
                /// so many pixels if they are periodic.</summary>
                public static double[] Move(int height, int width, double[] values, int quarters, bool mirrors, int block)
                {
                    int far = PERIODIC ? block - 1 : 0;
                    Grid2<Row> turned = Image(height, width, values).Rotate(quarters * System.Math.PI / 2);
                    turned = turned.Shift(quarters >= 2 ? far : 0, quarters is 1 or 2 ? -far : 0);
                    return (mirrors ? turned.Mirror().Shift(0, -far) : turned).Rows.ToArray();
                }

                public static (double Value, double[] Features) Derive(
                    int height, int width, double[] values, double[] target)
                {
                    var net = new Net(5, Precision.Double);
                    using Pass pass = net.Record();
                    Grid2<Row> image = pass.Enter(Image(height, width, values), GradientInputs.Features);
                    Loss loss = Loss.MeanSquaredError(net.Forward(image), Rows<Row>.From(target));
                    pass.Backward(loss);
                    return (loss.Value, pass.FeatureGradient(image).ToArray());
                }

                private static Grid2<Row> Image(int height, int width, double[] values) =>
                    Grid2.Create<Row>(height, width, values, isPeriodic: PERIODIC);
            }
        }
        """;
}
