namespace GeoDL.Typed.Tool.Models;

/// <summary>A pixel under the symmetries of the square.</summary>
[Irreps("ink: 0e", Group = Group.DN, Fold = 4)]
public readonly ref partial struct SquareInk;

/// <summary>Fields of values on the symmetries of the square.</summary>
[Irreps("2x regular + 1x0e", Group = Group.DN, Fold = 4)]
public readonly ref partial struct SquareFields;

/// <summary>Group convolutions: to fields, and between them with a stride.</summary>
[EquivariantModel(Group = Group.DN, Fold = 4)]
public sealed partial class FieldNet
{
    [GroupConvolution(Size = 3)]
    private partial SquareFields Lift(Pixels grid, SquareInk x);

    [GroupConvolution(Size = 3, Stride = 2, Border = Border.Reflect)]
    private partial SquareFields Convolve(Pixels grid, SquareFields x);

    /// <summary>One row for each second pixel.</summary>
    public SquareFields Forward(Grid2<SquareInk> image) => Convolve(image.Pixels, Lift(image.Pixels, image.Features));
}

/// <summary>A convolution over pixels with a stride, a low-pass and reflections.</summary>
[EquivariantModel(Group = Group.O2, Approximate = 0.1)]
public sealed partial class StrideNet
{
    [SteerableConvolution(Size = 3, Stride = 2, Border = Border.None)]
    private partial Dot Reduce(Pixels grid, Dot x);

    /// <summary>One row for each second pixel.</summary>
    public Dot Forward(Grid2<Dot> image) => Reduce(image.Pixels, image.Features);
}

/// <summary>Harmonics by themselves.</summary>
[EquivariantModel]
public sealed partial class HarmonicNet
{
    [SphericalHarmonics("1o", "0e + 1o + 2e + 5o")]
    private partial Features Expand(Features x);

    [SphericalHarmonics("1e", "1e + 3e", Normalization = HarmonicsNormalization.Norm, Normalize = false)]
    private partial Features Grow(Features x);

    /// <summary>One row for each row.</summary>
    [return: Irreps("0e + 1o + 2e + 5o + 1e + 3e")]
    public Features Forward([Irreps("1o")] Features x, [Irreps("1e")] Features y) => Expand(x).Concat(Grow(y));
}

/// <summary>A point of space under a third of a turn about an axis.</summary>
[Irreps("mass: 0 + drift: 1", Group = Group.CN, Fold = 3)]
public readonly ref partial struct Spinning;

/// <summary>Harmonics about an axis whose orders fold.</summary>
[EquivariantModel(Group = Group.CN, Fold = 3, Axis = Axis.Z)]
public sealed partial class AxisNet
{
    [SteerableConvolution(MaxDegree = 3, RadialWidth = 4)]
    private partial Spinning Convolve(Neighbourhood edges, Spinning x);

    /// <summary>One row for each point.</summary>
    public Spinning Forward(PointCloud<Spinning> cloud) => Convolve(cloud.Edges, cloud.Features);
}
