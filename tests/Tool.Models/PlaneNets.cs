namespace GeoDL.Typed.Tool.Models;

/// <summary>A pixel.</summary>
[Irreps("ink: 0", Group = Group.SO2)]
public readonly ref partial struct Ink;

/// <summary>Features of a pixel.</summary>
[Irreps("2x0 + 2x1", Group = Group.SO2)]
public readonly ref partial struct Field;

/// <summary>A network of images that is exact under quarter turns and approximate under others.</summary>
[EquivariantModel(Group = Group.SO2, Approximate = 0.05)]
public sealed partial class ImageNet
{
    [SteerableConvolution]
    private partial Gated<Field> Lift(Pixels grid, Ink x);

    [Gate]
    private partial Field Activate(Gated<Field> x);

    /// <summary>One row for each pixel.</summary>
    public Field Forward(Grid2<Ink> image) => Activate(Lift(image.Pixels, image.Features));
}

/// <summary>A wrong promise in front of a layer over pixels, which is right.</summary>
[EquivariantModel(Group = Group.SO2, Approximate = 0.05)]
public sealed partial class TiltedImageNet
{
    [SteerableConvolution]
    private partial Field Lift(Pixels grid, Ink x);

    /// <summary>One row for each pixel.</summary>
    public Field Forward(Grid2<Ink> image) => Lift(image.Pixels, Tilt(image, image.Features));

    /// <summary>Doubles the first row.</summary>
    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Ink Tilt(Grid2<Ink> image, Ink x)
    {
        double[] values = x.ToRows().ToArray();
        for (int i = 0; i < image.Width; i++)
            values[i] *= 2;
        return image.WithFeatures(Rows<Ink>.From(values)).Features;
    }
}

/// <summary>A pixel under quarter turns.</summary>
[Irreps("ink: 0", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterInk;

/// <summary>Features of a pixel under quarter turns.</summary>
[Irreps("2x0 + 2x1 + 1x2", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterField;

/// <summary>All kernels that quarter turns allow.</summary>
[EquivariantModel(Group = Group.CN, Fold = 4)]
public sealed partial class OrbitNet
{
    [SteerableConvolution(Size = 3, Profile = KernelProfile.PixelOrbits)]
    private partial QuarterField Convolve(Pixels grid, QuarterInk x);

    /// <summary>One row for each pixel.</summary>
    public QuarterField Forward(Grid2<QuarterInk> image) => Convolve(image.Pixels, image.Features);
}

/// <summary>A point of a plane.</summary>
[Irreps("mass: 0e + drift: 1", Group = Group.O2)]
public readonly ref partial struct Dot;

/// <summary>A network of points of a plane.</summary>
[EquivariantModel(Group = Group.O2)]
public sealed partial class PlaneNet
{
    [SteerableConvolution(MaxDegree = 2, RadialWidth = 8)]
    private partial Dot Convolve(PlaneNeighbourhood edges, Dot x);

    /// <summary>One row for each cloud.</summary>
    public Dot Forward(PlaneCloud<Dot> cloud) => Convolve(cloud.Edges, cloud.Features).Mean(cloud.Batch);
}
