using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>A convolution over pixels, as a user writes it and as a specification.</summary>
/// <param name="Name">A namespace.</param>
/// <param name="Group">The group.</param>
/// <param name="Operand">The signature of the operand.</param>
/// <param name="Result">The signature of the result.</param>
/// <param name="Options">The options of the kernel.</param>
/// <param name="Border">The border, by name.</param>
/// <param name="IsPeriodic">Whether the images are periodic.</param>
/// <param name="Height">Pixels of an image.</param>
/// <param name="Width">Pixels of an image.</param>
internal sealed record PixelCase(
    string Name,
    SymmetryGroup Group,
    string Operand,
    string Result,
    WindowOptions Options,
    string Border = "Zeros",
    bool IsPeriodic = false,
    int Height = 7,
    int Width = 9
)
{
    /// <summary>How far kernels may deviate; generous, so that every order takes part.</summary>
    public const double Bound = 0.4;

    /// <summary>Images of a batch.</summary>
    public const int Images = 2;

    /// <summary>Many forms of layers under many groups.</summary>
    public static IReadOnlyList<PixelCase> All { get; } =
    [
        new("Turns", SymmetryGroup.SO2, "3x0 + 2x1 + 2", "2x0 + 1 + 2x2", new() { Size = 5 }),
        new("Wide", SymmetryGroup.SO2, "19x0 + 17x1", "18x1 + 5x0", new() { Size = 3 }),
        new("Split", SymmetryGroup.SO2, "2x1 + 0 + 3x1", "1 + 0 + 2x1 + 0", new() { Size = 3 }),
        new("Mirrors", SymmetryGroup.O2, "2x0e + 0o + 2x1 + 2", "0e + 2x0o + 2x1 + 2", new() { Size = 5 }, "Reflect"),
        new("Large", SymmetryGroup.O2, "0e + 1", "0e + 3 + 1", new() { Size = 9 }, "None", Height: 11, Width: 13),
        new("Quarters", SymmetryGroup.C(4), "2x0 + 1 + 2", "0 + 2x1 + 2x2", new() { Size = 3 }),
        new(
            "Square",
            SymmetryGroup.D(4),
            "0e + 0o + 1 + 2e + 2o",
            "0e + 0o + 1 + 2e + 2o",
            new() { Size = 5, Stride = 2 }
        ),
        new("Eighths", SymmetryGroup.C(8), "0 + 1 + 2 + 3 + 4", "0 + 1 + 2 + 3 + 4", new() { Size = 5 }),
        new("Octagon", SymmetryGroup.D(8), "0e + 1 + 4e + 4o", "0e + 0o + 3 + 4o", new() { Size = 7 }, Height: 9),
        new("Thirds", SymmetryGroup.C(3), "0 + 1", "0 + 1", new() { Size = 5, Profile = KernelProfile.Rings }),
        new("Triangle", SymmetryGroup.D(3), "0e + 0o + 1", "0e + 0o + 1", new() { Size = 3 }),
        new("Half", SymmetryGroup.C(2), "2x0 + 1", "0 + 2x1", new() { Size = 3, Dilation = 2 }),
        new("Single", SymmetryGroup.D(1), "2x0e + 0o", "0e + 2x0o", new() { Size = 3 }),
        new("None", SymmetryGroup.C(1), "2x0", "3x0", new() { Size = 5 }),
        new(
            "Periodic",
            SymmetryGroup.SO2,
            "2x0 + 1",
            "0 + 2x1",
            new() { Size = 5, Profile = KernelProfile.Rings },
            IsPeriodic: true
        ),
        new(
            "Coarse",
            SymmetryGroup.O2,
            "2x0e + 1",
            "0e + 2x1",
            new() { Size = 3, Stride = 3 },
            IsPeriodic: true,
            Height: 6
        ),
        new(
            "Sharp",
            SymmetryGroup.O2,
            "0e + 1",
            "0e + 1",
            new()
            {
                Size = 5,
                Stride = 2,
                LowPass = false,
                MaxOrder = 2,
                Width = 1.1,
                Radii = 2,
            }
        ),
    ];

    /// <summary>The operand's irreps.</summary>
    public Irreps OperandIrreps => Signature.Parse(Operand, Group).Irreps;

    /// <summary>The result's irreps.</summary>
    public Irreps ResultIrreps => Signature.Parse(Result, Group).Irreps;

    /// <summary>The subgroup that the grid keeps.</summary>
    public SymmetryGroup Kept => GridSymmetry.OnPixels(Group);

    /// <summary>What is computed.</summary>
    public PixelConvolutionSpec Spec =>
        PixelConvolutionSpec.Create(
            OperandIrreps,
            ResultIrreps,
            SampledWindow.Create(
                Options with
                {
                    Bound = GridSymmetry.IsExact(Group) ? double.PositiveInfinity : Bound,
                },
                Group
            ),
            Group,
            hasBiases: true
        );

    /// <summary>The model with a probe around it.</summary>
    public string Source =>
        Template
            .Replace("NAMESPACE", Name)
            .Replace("APPROXIMATE", GridSymmetry.IsExact(Group) ? string.Empty : $", Approximate = {Bound}")
            .Replace("GROUP", "Group = Group." + Group.Stated)
            .Replace("OPERAND", Operand)
            .Replace("RESULT", Result)
            .Replace("OPTIONS", Written)
            .Replace("PERIODIC", IsPeriodic ? "true" : "false");

    private string Written =>
        $"Size = {Options.Size}, Stride = {Options.Stride}, Dilation = {Options.Dilation}, Border = Border.{Border}, "
        + $"Profile = KernelProfile.{Options.Profile}, "
        + FormattableString.Invariant($"ProfileWidth = {Options.Width}, ")
        + $"Radii = {Options.Radii}, LowPass = {(Options.LowPass ? "true" : "false")}"
        + (Options.MaxOrder < 0 ? string.Empty : $", MaxDegree = {Options.MaxOrder}");

    private const string Template = """
        namespace NAMESPACE
        {
            [Irreps("OPERAND", GROUP)]
            public readonly ref partial struct In;

            [Irreps("RESULT", GROUP)]
            public readonly ref partial struct Out;

            [EquivariantModel(GROUPAPPROXIMATE)]
            public sealed partial class Net
            {
                [SteerableConvolution(OPTIONS)]
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
