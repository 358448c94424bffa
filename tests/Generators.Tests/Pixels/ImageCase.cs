using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>A layer whose kernel is a window of pixels, as a user writes it, with a slow implementation.</summary>
/// <param name="Name">A namespace.</param>
/// <param name="Group">The group.</param>
/// <param name="Operand">The signature of the operand.</param>
/// <param name="Result">The signature of the result.</param>
/// <param name="Border">The border, by name.</param>
/// <param name="IsPeriodic">Whether the images are periodic.</param>
/// <param name="Height">Pixels of an image.</param>
/// <param name="Width">Pixels of an image.</param>
internal abstract record ImageCase(
    string Name,
    SymmetryGroup Group,
    string Operand,
    string Result,
    string Border,
    bool IsPeriodic,
    int Height,
    int Width
)
{
    /// <summary>Images of a batch.</summary>
    public const int Images = 2;

    /// <summary>The operand's irreps.</summary>
    public Irreps OperandIrreps => Signature.Parse(Operand, Group).Irreps;

    /// <summary>The result's irreps.</summary>
    public Irreps ResultIrreps => Signature.Parse(Result, Group).Irreps;

    /// <summary>The subgroup that the grid keeps.</summary>
    public SymmetryGroup Kept => GridSymmetry.OnPixels(Group);

    /// <summary>Every how many pixels there is one of the result.</summary>
    public abstract int Stride { get; }

    /// <summary>The number of biases.</summary>
    public abstract int BiasCount { get; }

    /// <summary>The layer's attribute, without brackets.</summary>
    protected abstract string Attribute { get; }

    /// <summary>Further arguments of the model's attribute.</summary>
    protected virtual string ModelOptions => string.Empty;

    /// <summary>The model with a probe around it.</summary>
    public string Source =>
        Template
            .Replace("NAMESPACE", Name)
            .Replace("MODELOPTIONS", ModelOptions)
            .Replace("GROUP", "Group = Group." + Group.Stated)
            .Replace("OPERAND", Operand)
            .Replace("RESULT", Result)
            .Replace("ATTRIBUTE", Attribute)
            .Replace("PERIODIC", IsPeriodic ? "true" : "false");

    /// <summary>The layer by plain loops: rows of the result, and the size of its images.</summary>
    public abstract (double[] Rows, int Height, int Width) Slow(double[] images, double[] weights, double[] bias);

    /// <summary>Pixels along a side of the result, where a window reaches some pixels from its centre.</summary>
    public int CountOf(int size, int reach) =>
        IsPeriodic ? size / Stride : ((size - (2 * MarginOf(reach)) - 1) / Stride) + 1;

    /// <summary>Pixels at each side that have no result.</summary>
    public int MarginOf(int reach) => Border == "None" && !IsPeriodic ? reach : 0;

    /// <summary>The row of the pixel at a place, which may lie beyond the border; null where nothing is.</summary>
    public int? PixelAt(int image, int y, int x) =>
        (Inside(y, Height), Inside(x, Width)) is (int row, int column)
            ? (((image * Height) + row) * Width) + column
            : null;

    private int? Inside(int at, int size) =>
        at >= 0 && at < size ? at
        : IsPeriodic ? ((at % size) + size) % size
        : Border == "Reflect" ? (at < 0 ? -at : (2 * (size - 1)) - at)
        : null;

    private const string Template = """
        namespace NAMESPACE
        {
            [Irreps("OPERAND", GROUP)]
            public readonly ref partial struct In;

            [Irreps("RESULT", GROUP)]
            public readonly ref partial struct Out;

            [EquivariantModel(GROUPMODELOPTIONS)]
            public sealed partial class Net
            {
                [ATTRIBUTE]
                private partial Out Convolve(Pixels grid, In x);

                public Out Forward(Grid2<In> image) => Convolve(image.Pixels, image.Features);
            }

            public static class Probe
            {
                public static double[] Predict(int height, int width, double[] values, double[] bias, Precision precision)
                {
                    Net net = Make(bias, precision);
                    Grid2<In> image = Image(height, width, values);
                    var result = new Rows<Out>();
                    net.Predict(image, into: result);
                    return net.Predict(image).ToArray().AsSpan().SequenceEqual(result.ToArray())
                        ? result.ToArray()
                        : throw new System.InvalidOperationException("Both predictions differ.");
                }

                /// <summary>The images moved: turned by quarters, then mirrored, or shifted.</summary>
                public static double[] MoveIn(int height, int width, double[] values, int quarters, bool mirrors, int shift) =>
                    Moved(Image(height, width, values), quarters, mirrors, shift);

                public static double[] MoveOut(int height, int width, double[] values, int quarters, bool mirrors, int shift) =>
                    Moved(Grid2.Create<Out>(height, width, values, isPeriodic: PERIODIC), quarters, mirrors, shift);

                public static double[] Weights(Precision precision)
                {
                    var net = new Net(5, precision);
                    return net.Parameters["convolve.weight"].ToArray();
                }

                public static double[] PredictWith(int height, int width, double[] values, double[] weights, double[] bias)
                {
                    Net net = Make(bias, Precision.Double);
                    // What a prediction keeps must not outlive the weights that it is made of.
                    net.Predict(Image(height, width, values));
                    net.Parameters["convolve.weight"].Assign(weights);
                    return net.Predict(Image(height, width, values)).ToArray();
                }

                public static (double Value, double[] Features, double[] Weights, double[] Bias) Derive(
                    int height, int width, double[] values, double[] weights, double[] bias, double[] target)
                {
                    Net net = Make(bias, Precision.Double);
                    net.Parameters["convolve.weight"].Assign(weights);
                    using Pass pass = net.Record();
                    Grid2<In> image = pass.Enter(Image(height, width, values), GradientInputs.Features);
                    Loss loss = Loss.MeanSquaredError(net.Forward(image), Rows<Out>.From(target));
                    pass.Backward(loss);
                    return (
                        loss.Value,
                        pass.FeatureGradient(image).ToArray(),
                        pass.Gradient(net.Parameters["convolve.weight"]),
                        bias.Length == 0 ? [] : pass.Gradient(net.Parameters["convolve.bias"]));
                }

                private static Net Make(double[] bias, Precision precision)
                {
                    var net = new Net(5, precision);
                    if (bias.Length > 0)
                        net.Parameters["convolve.bias"].Assign(bias);
                    return net;
                }

                private static double[] Moved<T>(Grid2<T> image, int quarters, bool mirrors, int shift)
                    where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct
                {
                    Grid2<T> turned = image.Rotate(quarters * System.Math.PI / 2);
                    turned = mirrors ? turned.Mirror() : turned;
                    return (shift == 0 ? turned : turned.Shift(shift, -shift)).Rows.ToArray();
                }

                private static Grid2<In> Image(int height, int width, double[] values) =>
                    Grid2.Create<In>(height, width, values, isPeriodic: PERIODIC);
            }
        }
        """;
}
