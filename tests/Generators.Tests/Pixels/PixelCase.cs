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
) : ImageCase(Name, Group, Operand, Result, Border, IsPeriodic, Height, Width)
{
    /// <summary>How far kernels may deviate; generous, so that every order takes part.</summary>
    public const double Bound = 0.4;

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
            "Fields",
            SymmetryGroup.C(4),
            "2x regular",
            "3x regular",
            new() { Profile = KernelProfile.Rings, Size = 3 }
        ),
        new(
            "OrbitFields",
            SymmetryGroup.C(4),
            "2x regular",
            "3x regular",
            new() { Profile = KernelProfile.PixelOrbits, Size = 3 }
        ),
        new(
            "OrbitMirrors",
            SymmetryGroup.D(4),
            "regular",
            "2x regular",
            new() { Profile = KernelProfile.PixelOrbits, Size = 3 }
        ),
        new(
            "OrbitCross",
            SymmetryGroup.D(2),
            "0e + 1e",
            "0o + 1o + 0e",
            new()
            {
                Profile = KernelProfile.PixelOrbits,
                Size = 5,
                Stride = 2,
                LowPass = false,
            }
        ),
        new("Mirrored", SymmetryGroup.D(4), "regular", "2x regular", new() { Profile = KernelProfile.Rings, Size = 3 }),
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

    /// <inheritdoc/>
    public override int Stride => Options.Stride;

    /// <inheritdoc/>
    public override int BiasCount => Spec.Mixing.BiasCount;

    /// <inheritdoc/>
    protected override string ModelOptions =>
        GridSymmetry.IsExact(Group) ? string.Empty : FormattableString.Invariant($", Approximate = {Bound}");

    /// <inheritdoc/>
    protected override string Attribute =>
        $"SteerableConvolution(Size = {Options.Size}, Stride = {Options.Stride}, Dilation = {Options.Dilation}, "
        + $"Border = Border.{Border}, Profile = KernelProfile.{Options.Profile}, "
        + FormattableString.Invariant($"ProfileWidth = {Options.Width}, ")
        + $"Radii = {Options.Radii}, LowPass = {(Options.LowPass ? "true" : "false")}"
        + (Options.MaxOrder < 0 ? ")" : $", MaxDegree = {Options.MaxOrder})");

    /// <inheritdoc/>
    public override (double[] Rows, int Height, int Width) Slow(double[] images, double[] weights, double[] bias) =>
        SlowConvolution.Forward(this, images, weights, bias);
}
