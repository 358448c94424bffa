namespace GeoDL.Typed.Tool.Models;

/// <summary>A voxel.</summary>
[Irreps("density: 0e")]
public readonly ref partial struct Density;

/// <summary>Features of a voxel.</summary>
[Irreps("2x0e + 1o + 2e")]
public readonly ref partial struct Solid;

/// <summary>A network of volumes that is exact under the 48 symmetries of the cube.</summary>
[EquivariantModel(Approximate = 0.05)]
public sealed partial class VolumeNet
{
    [SteerableConvolution(Size = 5, MaxDegree = 2)]
    private partial Gated<Solid> Lift(Voxels grid, Density x);

    [Gate]
    private partial Solid Activate(Gated<Solid> x);

    [SteerableConvolution(Size = 3, Stride = 2, Border = Border.Reflect)]
    private partial Solid Reduce(Voxels grid, Solid x);

    /// <summary>One row for each second voxel.</summary>
    public Solid Forward(Grid3<Density> volume) =>
        Reduce(volume.Voxels, Activate(Lift(volume.Voxels, volume.Features)));
}

/// <summary>A voxel under rotations alone.</summary>
[Irreps("density: 0", Group = Group.SO3)]
public readonly ref partial struct Slab;

/// <summary>Features of a voxel under rotations alone.</summary>
[Irreps("2x0 + 2x1", Group = Group.SO3)]
public readonly ref partial struct Slices;

/// <summary>A network of boxes, on a grid of its own size.</summary>
[EquivariantModel(Group = Group.SO3, Approximate = 0.05)]
public sealed partial class SliceNet
{
    [SteerableConvolution(Size = 3, MaxDegree = 1, Spacing = new[] { 0.5, 0.5, 1.0 })]
    private partial Slices Lift(Voxels grid, Slab x);

    /// <summary>One row for each volume.</summary>
    public Slices Forward([Shape(5, 7, 7)] Grid3<Slab> volume) =>
        Lift(volume.Voxels, volume.Features).Mean(volume.Batch);
}

/// <summary>A network of boxes whose result has every second voxel.</summary>
[EquivariantModel(Group = Group.SO3, Approximate = 0.05)]
public sealed partial class BoxNet
{
    [SteerableConvolution(Size = 3, MaxDegree = 1, Stride = 2)]
    private partial Slices Reduce(Voxels grid, Slab x);

    /// <summary>One row for each second voxel.</summary>
    public Slices Forward([Shape(5, 9, 13)] Grid3<Slab> volume) => Reduce(volume.Voxels, volume.Features);
}

/// <summary>A network whose user supplies its volume, with a promise that is wrong for some elements.</summary>
[EquivariantModel]
public sealed partial class TiltedNet
{
    [Linear]
    private partial Density Mix(Density x);

    /// <summary>One row for each voxel.</summary>
    public Density Forward(Grid3<Density> volume, Settings settings) =>
        settings.Factor * Mix(Tilt(volume, volume.Features));

    /// <summary>Doubles the first slice.</summary>
    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Density Tilt(Grid3<Density> volume, Density x) => Volumes.DoubleFirstSlice(volume, x);
}

/// <summary>A wrong promise in front of a layer over voxels, which is right.</summary>
[EquivariantModel(Approximate = 0.05)]
public sealed partial class TiltedStrideNet
{
    [SteerableConvolution(Size = 3, Stride = 2)]
    private partial Solid Reduce(Voxels grid, Density x);

    /// <summary>One row for each second voxel.</summary>
    public Solid Forward([Shape(5, 7, 9)] Grid3<Density> volume) =>
        Reduce(volume.Voxels, Tilt(volume, volume.Features));

    /// <summary>Doubles the first slice.</summary>
    [AssumeEquivariant(Justification = "It is not: the tool has to see it.")]
    private static Density Tilt(Grid3<Density> volume, Density x) => Volumes.DoubleFirstSlice(volume, x);
}

/// <summary>Supplies volumes.</summary>
internal static class Volumes
{
    [VerificationInputs]
    private static (TiltedNet Net, Grid3<Density> Volume, Settings Settings) OfVolume(Precision precision) =>
        (
            new TiltedNet(3, precision),
            Grid3.Create<Density>(3, 3, 3, [.. Enumerable.Range(0, 27).Select(static i => 1.0 + (i * i % 11))]),
            new Settings(0.5)
        );

    internal static Density DoubleFirstSlice(Grid3<Density> volume, Density x)
    {
        double[] values = x.ToRows().ToArray();
        for (int i = 0; i < volume.Width * volume.Height; i++)
            values[i] *= 2;
        return volume.WithFeatures(Rows<Density>.From(values)).Features;
    }
}
