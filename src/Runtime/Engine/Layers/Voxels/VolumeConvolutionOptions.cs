using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The hyperparameters of a convolution over voxels that its kernels do not contain.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record VolumeConvolutionOptions
{
    /// <summary>Every how many voxels there is one of the result.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>What lies beyond the border.</summary>
    public Border Border { get; init; } = Border.Zeros;

    /// <summary>The spacing that kernels are made for; null for cubes of any size.</summary>
    public VoxelSpacing? Spacing { get; init; }

    internal void Check(string path)
    {
        if (Stride is < 1 or > SampledVolume.LargestStride)
        {
            throw new ArgumentException(
                $"Layer '{path}': Stride is from 1 to {SampledVolume.LargestStride} over voxels, not {Stride}."
            );
        }
        if (!Enum.IsDefined(Border))
            throw new ArgumentException($"Layer '{path}': '{Border}' is not one of the named borders.");
        if (Spacing is { IsSampled: false } spacing)
            throw new ArgumentException($"Layer '{path}': no kernels are sampled for a spacing of {spacing}.");
    }

    /// <summary>Kernels are functions of lengths in space: another spacing would be another kernel.</summary>
    internal void CheckSpacing(string path, VoxelSpacing given)
    {
        if (!given.IsLike(Spacing ?? VoxelSpacing.Unit.Times(given.X)))
        {
            throw new ArgumentException(
                $"Layer '{path}' is made for {(Spacing is { } own ? $"a spacing of {own}" : "cubic voxels")}, but the "
                    + $"volumes have a spacing of {given}. Declare it with Spacing, or resample the volumes."
            );
        }
    }
}
