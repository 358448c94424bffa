namespace GeoDL.Typed.Benchmarks.Cases;

// One convolution over pixels each. Rings with all orders up to 2 are the kernel space of escnn's defaults.

[Irreps("16x0 + 16x1 + 16x2", Group = Group.SO2)]
public readonly ref partial struct Pixel16;

[Irreps("8x0 + 8x1 + 8x2", Group = Group.SO2)]
public readonly ref partial struct Pixel8;

[Irreps("32x0 + 32x1 + 32x2", Group = Group.SO2)]
public readonly ref partial struct Pixel32;

[Irreps("16x0 + 16x1", Group = Group.SO2)]
public readonly ref partial struct PixelLow;

[Irreps("16x0 + 16x1 + 16x2 + 16x3", Group = Group.SO2)]
public readonly ref partial struct PixelHigh;

/// <summary>What entering and leaving cost, and a loss.</summary>
[EquivariantModel(Group = Group.SO2)]
public sealed partial class PixelNothing
{
    public Pixel16 Forward(Grid2<Pixel16> image) => 2 * image.Features;
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.4)]
public sealed partial class PixelRings5
{
    [SteerableConvolution(Size = 5, MaxDegree = 2, Profile = KernelProfile.Rings)]
    private partial Pixel16 Convolve(Pixels grid, Pixel16 x);

    public Pixel16 Forward(Grid2<Pixel16> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class Pixel3
{
    [SteerableConvolution(Size = 3)]
    private partial Pixel16 Convolve(Pixels grid, Pixel16 x);

    public Pixel16 Forward(Grid2<Pixel16> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class Pixel5
{
    [SteerableConvolution(Size = 5)]
    private partial Pixel16 Convolve(Pixels grid, Pixel16 x);

    public Pixel16 Forward(Grid2<Pixel16> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class Pixel7
{
    [SteerableConvolution(Size = 7)]
    private partial Pixel16 Convolve(Pixels grid, Pixel16 x);

    public Pixel16 Forward(Grid2<Pixel16> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class PixelFew5
{
    [SteerableConvolution(Size = 5)]
    private partial Pixel8 Convolve(Pixels grid, Pixel8 x);

    public Pixel8 Forward(Grid2<Pixel8> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class PixelMany5
{
    [SteerableConvolution(Size = 5)]
    private partial Pixel32 Convolve(Pixels grid, Pixel32 x);

    public Pixel32 Forward(Grid2<Pixel32> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class PixelLow5
{
    [SteerableConvolution(Size = 5)]
    private partial PixelLow Convolve(Pixels grid, PixelLow x);

    public PixelLow Forward(Grid2<PixelLow> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class PixelHigh5
{
    [SteerableConvolution(Size = 5)]
    private partial PixelHigh Convolve(Pixels grid, PixelHigh x);

    public PixelHigh Forward(Grid2<PixelHigh> image) => Convolve(image.Pixels, image.Features);
}

[Irreps("10x regular", Group = Group.CN, Fold = 4)]
public readonly ref partial struct PixelP4;

[Irreps("10x regular", Group = Group.DN, Fold = 4)]
public readonly ref partial struct PixelP4m;

[EquivariantModel(Group = Group.CN, Fold = 4)]
public sealed partial class PixelQuarters
{
    [GroupConvolution(Size = 3)]
    private partial PixelP4 Convolve(Pixels grid, PixelP4 x);

    public PixelP4 Forward(Grid2<PixelP4> image) => Convolve(image.Pixels, image.Features);
}

[EquivariantModel(Group = Group.DN, Fold = 4)]
public sealed partial class PixelSquare
{
    [GroupConvolution(Size = 3)]
    private partial PixelP4m Convolve(Pixels grid, PixelP4m x);

    public PixelP4m Forward(Grid2<PixelP4m> image) => Convolve(image.Pixels, image.Features);
}
