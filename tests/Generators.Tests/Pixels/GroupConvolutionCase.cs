using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>A group convolution, as a user writes it.</summary>
/// <param name="Name">A namespace.</param>
/// <param name="Group">The group.</param>
/// <param name="Operand">The signature of the operand.</param>
/// <param name="Result">The signature of the result.</param>
/// <param name="Size">Pixels along a side of the kernel.</param>
/// <param name="Step">The stride.</param>
/// <param name="Dilation">The distance of the kernel's pixels.</param>
/// <param name="HasBias">Whether there are biases.</param>
/// <param name="Border">The border, by name.</param>
/// <param name="IsPeriodic">Whether the images are periodic.</param>
/// <param name="Height">Pixels of an image.</param>
/// <param name="Width">Pixels of an image.</param>
internal sealed record GroupConvolutionCase(
    string Name,
    SymmetryGroup Group,
    string Operand,
    string Result,
    int Size = 3,
    int Step = 1,
    int Dilation = 1,
    bool HasBias = true,
    string Border = "Zeros",
    bool IsPeriodic = false,
    int Height = 7,
    int Width = 9
) : ImageCase(Name, Group, Operand, Result, Border, IsPeriodic, Height, Width)
{
    private static readonly SymmetryGroup P4 = SymmetryGroup.C(4);
    private static readonly SymmetryGroup P4M = SymmetryGroup.D(4);

    /// <summary>Lifting, from group to group and back, under every group that square pixels keep.</summary>
    public static IReadOnlyList<GroupConvolutionCase> All { get; } =
    [
        new("Lift", P4, "3x0", "5x regular"),
        new("Groups", P4, "5x regular", "3x regular"),
        new("Project", P4, "2x regular", "5x0"),
        new("Quotients", P4, "2x quotient(2) + 0 + regular", "3x quotient(2) + 2x regular + 2x0", HasBias: false),
        new("Split", P4, "2x regular + 0 + 3x regular", "regular + 2x regular", Border: "Reflect", Size: 5),
        new("MirrorLift", P4M, "2x0e", "3x regular", Size: 5, Border: "None"),
        new("MirrorGroups", P4M, "2x regular", "3x regular", Step: 2),
        new("MirrorProject", P4M, "3x regular", "0e + quotient(4) + quotient(2, mirror)"),
        new("MirrorMixed", P4M, "quotient(2) + quotient(mirror)", "quotient(mirror) + 2x quotient(2)", Dilation: 2),
        new("Ordinary", SymmetryGroup.C(1), "3x0", "17x0", Size: 5),
        new("Half", SymmetryGroup.C(2), "2x regular + 0", "3x regular + 2x0", Border: "Reflect", Dilation: 2),
        new("Single", SymmetryGroup.D(1), "0e + 2x regular", "2x regular + 0e", Step: 2),
        new("Cross", SymmetryGroup.D(2), "2x regular", "regular + quotient(2) + 0e", Border: "None"),
        new("Periodic", P4, "2x regular", "33x regular", IsPeriodic: true),
        new("PeriodicMirror", P4M, "0e + regular", "regular", Step: 3, IsPeriodic: true, Height: 6),
        new("Points", P4M, "2x regular", "regular", Size: 1),
        new("Wide", P4, "37x regular", "30x regular", Height: 3, Width: 5),
        new("HarmonicTurns", P4, "2x regular", "3x regular", HasBias: false),
        new("HarmonicMirrors", P4M, "regular", "2x regular", HasBias: false),
    ];

    /// <summary>What is computed.</summary>
    public GroupConvolutionSpec Spec =>
        GroupConvolutionSpec.Create(Signature.Parse(Operand, Group), Signature.Parse(Result, Group), Size);

    /// <inheritdoc/>
    public override int Stride => Step;

    /// <inheritdoc/>
    public override int BiasCount => HasBias ? Spec.BiasCount : 0;

    /// <inheritdoc/>
    protected override string Attribute =>
        $"GroupConvolution(Size = {Size}, Stride = {Step}, Dilation = {Dilation}, Border = Border.{Border}, "
        + $"Bias = {(HasBias ? "true" : "false")})";

    /// <inheritdoc/>
    public override (double[] Rows, int Height, int Width) Slow(double[] images, double[] weights, double[] bias) =>
        SlowGroupConvolution.Forward(this, images, weights, bias);
}
