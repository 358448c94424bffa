using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Voxels;

/// <summary>A convolution over voxels, as a user writes it and as a specification.</summary>
/// <param name="Name">A namespace.</param>
/// <param name="Group">O(3) or SO(3).</param>
/// <param name="Operand">The signature of the operand.</param>
/// <param name="Result">The signature of the result.</param>
/// <param name="Options">The options of the kernel.</param>
/// <param name="Spacing">The spacing, declared if voxels are no cubes.</param>
/// <param name="Border">The border, by name.</param>
/// <param name="IsPeriodic">Whether the volumes are periodic.</param>
/// <param name="Depth">Voxels of a volume.</param>
/// <param name="Height">Voxels of a volume.</param>
/// <param name="Width">Voxels of a volume.</param>
public sealed record VolumeCase(
    string Name,
    SymmetryGroup Group,
    string Operand,
    string Result,
    WindowOptions Options,
    VoxelSpacing Spacing,
    string Border = "Zeros",
    bool IsPeriodic = false,
    int Depth = 5,
    int Height = 7,
    int Width = 9
)
{
    /// <summary>Volumes of a batch.</summary>
    public const int Volumes = 2;

    /// <summary>How far kernels may deviate; generous, so that every degree takes part.</summary>
    private const double Bound = 0.5;

    /// <summary>Many forms of layers.</summary>
    public static IReadOnlyList<VolumeCase> All { get; } =
    [
        new("Plain", SymmetryGroup.O3, "2x0e + 2x1o + 2e", "3x0e + 1o + 2x2e", new(5, MaxOrder: 2), VoxelSpacing.Unit),
        new(
            "Rotations",
            SymmetryGroup.SO3,
            "0 + 2x1",
            "2x0 + 1 + 2",
            new(3, MaxOrder: 2, Profile: KernelProfile.Rings),
            VoxelSpacing.Unit,
            "Reflect",
            Width: 55
        ),
        new("Parities", SymmetryGroup.O3, "0e + 0o + 1e", "0o + 1o + 2x1e", new(3), VoxelSpacing.Unit, "None"),
        new(
            "Split",
            SymmetryGroup.O3,
            "0e + 1o + 2x0e",
            "1o + 0e + 2x1o + 3o",
            new(5, Stride: 2),
            VoxelSpacing.Unit,
            Depth: 7
        ),
        new("Sharp", SymmetryGroup.SO3, "0 + 1", "0 + 1", new(3, Stride: 2, LowPass: false), VoxelSpacing.Unit, "None"),
        new(
            "Periodic",
            SymmetryGroup.O3,
            "2x0e + 1o",
            "0e + 1o",
            new(3, Stride: 2, Radii: 1),
            VoxelSpacing.Unit,
            IsPeriodic: true,
            Depth: 4,
            Height: 6,
            Width: 8
        ),
        new("Flat", SymmetryGroup.O3, "0e + 1o", "0e + 1o + 2e", new(3, Width: 0.6), new VoxelSpacing(1, 1, 2.5)),
        new(
            "Bricks",
            SymmetryGroup.O3,
            "0e + 1o",
            "0e + 1o",
            new(3, Stride: 2),
            new VoxelSpacing(1.5, 1, 2),
            "Reflect",
            Depth: 7,
            Height: 9,
            Width: 11
        ),
    ];

    /// <summary>The operand's irreps.</summary>
    public Irreps OperandIrreps => Signature.Parse(Operand, Group).Irreps;

    /// <summary>The result's irreps.</summary>
    public Irreps ResultIrreps => Signature.Parse(Result, Group).Irreps;

    /// <summary>What is computed.</summary>
    public VolumeConvolutionSpec Spec =>
        VolumeConvolutionSpec.Create(
            OperandIrreps,
            ResultIrreps,
            SampledVolume.Create(Options with { Bound = Bound }, Spacing),
            Group,
            hasBiases: true
        );

    /// <summary>The elements of the cube that the spacing keeps, as signed exchanges of the axes.</summary>
    public IEnumerable<OrthogonalMatrix> Kept =>
        from axes in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] }
        where Enumerable.Range(0, 3).All(i => Distances[axes[i]] == Distances[i])
        from signs in Enumerable.Range(0, 8)
        let matrix = Matrix(axes, signs)
        let element = OrthogonalMatrix.FromMatrix(matrix)
        where Group.HasParity || !element.Inverts
        select element;

    /// <summary>The model with a probe around it.</summary>
    public string Source =>
        Template
            .Replace("NAMESPACE", Name)
            .Replace("GROUP", "Group = Group." + Group.Stated)
            .Replace("OPERAND", Operand)
            .Replace("RESULT", Result)
            .Replace("OPTIONS", Written)
            .Replace("SPACING", $"new VoxelSpacing({Text(Spacing.X)}, {Text(Spacing.Y)}, {Text(Spacing.Z)})")
            .Replace("PERIODIC", IsPeriodic ? "true" : "false");

    private double[] Distances => [Spacing.X, Spacing.Y, Spacing.Z];

    private string Written =>
        $"Size = {Options.Size}, Stride = {Options.Stride}, Border = Border.{Border}, "
        + $"Profile = KernelProfile.{Options.Profile}, ProfileWidth = {Text(Options.Width)}, "
        + $"Radii = {Options.Radii}, LowPass = {(Options.LowPass ? "true" : "false")}"
        + (Options.MaxOrder >= 0 ? $", MaxDegree = {Options.MaxOrder}" : string.Empty)
        + (
            Spacing.IsCubic
                ? string.Empty
                : $", Spacing = new[] {{ {string.Join(", ", Distances.Select(static d => Text(d) + "d"))} }}"
        );

    private static double[,] Matrix(int[] axes, int signs)
    {
        var matrix = new double[3, 3];
        for (int i = 0; i < 3; i++)
            matrix[i, axes[i]] = (signs >> i & 1) == 0 ? 1 : -1;
        return matrix;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private const string Template = """
        namespace NAMESPACE
        {
            [Irreps("OPERAND", GROUP)]
            public readonly ref partial struct In;

            [Irreps("RESULT", GROUP)]
            public readonly ref partial struct Out;

            [EquivariantModel(GROUP, Approximate = 0.5)]
            public sealed partial class Net
            {
                [SteerableConvolution(OPTIONS)]
                private partial Out Convolve(Voxels grid, In x);

                public Out Forward(Grid3<In> volume) => Convolve(volume.Voxels, volume.Features);
            }

            public static class Probe
            {
                public static double[] Predict(int[] size, double[] spacing, double[] values, double[] bias, Precision precision)
                {
                    Net net = Make(bias, precision);
                    Grid3<In> volume = Volume<In>(size, spacing, values);
                    var result = new Rows<Out>();
                    net.Predict(volume, into: result);
                    return net.Predict(volume).ToArray().AsSpan().SequenceEqual(result.ToArray())
                        ? result.ToArray()
                        : throw new System.InvalidOperationException("Both predictions differ.");
                }

                public static object MoveIn(int[] size, double[] values, object element) =>
                    Moved(Volume<In>(size, Own, values), element);

                public static object MoveOut(int[] size, double[] values, object element) =>
                    Moved(Volume<Out>(size, Own, values), element);

                public static double[] Shift(int[] size, double[] values, bool isResult, int x, int y, int z) => isResult
                    ? Volume<Out>(size, Own, values).Shift(x, y, z).Rows.ToArray()
                    : Volume<In>(size, Own, values).Shift(x, y, z).Rows.ToArray();

                public static double[] Weights(Precision precision) =>
                    new Net(5, precision).Parameters["convolve.weight"].ToArray();

                public static (double Value, double[] Features, double[] Weights, double[] Bias) Derive(
                    int[] size, double[] values, double[] weights, double[] bias, double[] target, Precision precision)
                {
                    Net net = Make(bias, precision);
                    net.Parameters["convolve.weight"].Assign(weights);
                    using Pass pass = net.Record();
                    Grid3<In> volume = pass.Enter(Volume<In>(size, Own, values), GradientInputs.Features);
                    Loss loss = Loss.MeanSquaredError(net.Forward(volume), Rows<Out>.From(target));
                    pass.Backward(loss);
                    return (
                        loss.Value,
                        pass.FeatureGradient(volume).ToArray(),
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

                private static double[] Own
                {
                    get
                    {
                        VoxelSpacing own = SPACING;
                        return [own.X, own.Y, own.Z];
                    }
                }

                private static object Moved<T>(Grid3<T> volume, object element)
                    where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct
                {
                    var matrix = (GeoDL.Typed.Algebra.OrthogonalMatrix)element;
                    Grid3<T> turned = matrix.Inverts
                        ? volume.Mirror(Axis.X).Mirror(Axis.Y).Mirror(Axis.Z).Rotate(matrix.Rotation)
                        : volume.Rotate(matrix.Rotation);
                    return (new[] { turned.Depth, turned.Height, turned.Width }, turned.Rows.ToArray());
                }

                private static Grid3<T> Volume<T>(int[] size, double[] spacing, double[] values)
                    where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct =>
                    Grid3.Create<T>(
                        size[0],
                        size[1],
                        size[2],
                        values,
                        new VoxelSpacing(spacing[0], spacing[1], spacing[2]),
                        PERIODIC);
            }
        }
        """;
}
