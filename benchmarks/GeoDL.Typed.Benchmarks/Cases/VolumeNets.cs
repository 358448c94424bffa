namespace GeoDL.Typed.Benchmarks.Cases;

// One convolution over voxels each.

[Irreps("8x0e + 4x1o + 2x2e")]
public readonly ref partial struct Voxel30;

[Irreps("16x0e + 8x1o + 4x2e")]
public readonly ref partial struct Voxel60;

/// <summary>What entering and leaving cost, and a loss.</summary>
[EquivariantModel]
public sealed partial class VoxelNothing
{
    public Voxel30 Forward(Grid3<Voxel30> volume) => 2 * volume.Features;
}

[EquivariantModel(Approximate = 0.03)]
public sealed partial class Voxel5
{
    [SteerableConvolution(Size = 5, MaxDegree = 2)]
    private partial Voxel30 Convolve(Voxels grid, Voxel30 x);

    public Voxel30 Forward(Grid3<Voxel30> volume) => Convolve(volume.Voxels, volume.Features);
}

/// <summary>Two radial functions of each degree, of which the second of degree 2 is a quarter wrong.</summary>
[EquivariantModel(Approximate = 0.3)]
public sealed partial class VoxelRough5
{
    [SteerableConvolution(Size = 5, MaxDegree = 2)]
    private partial Voxel30 Convolve(Voxels grid, Voxel30 x);

    public Voxel30 Forward(Grid3<Voxel30> volume) => Convolve(volume.Voxels, volume.Features);
}

[EquivariantModel(Approximate = 0.03)]
public sealed partial class VoxelMany5
{
    [SteerableConvolution(Size = 5, MaxDegree = 2)]
    private partial Voxel60 Convolve(Voxels grid, Voxel60 x);

    public Voxel60 Forward(Grid3<Voxel60> volume) => Convolve(volume.Voxels, volume.Features);
}
