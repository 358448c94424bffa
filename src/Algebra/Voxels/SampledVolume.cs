using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The harmonics F(r) Y_l that a window of voxels can carry, sampled, with what they deviate from the rotations of
/// space.
/// </summary>
/// <remarks>
/// Lengths are in units of the largest spacing, of which the window has as many voxels as its size says; along finer
/// axes it has as many as fit. A rotation of a volume, white in |κ| ≤ π/2, changes the result of a kernel of residual ε
/// by √2 ε of its rms in the mean over rotations, and by at most 2ε. Harmonics of different degrees never add up in
/// one entry of a kernel, and those of one degree are orthogonal in both powers, so no kernel of these functions
/// exceeds the largest of their residuals.
/// </remarks>
public sealed class SampledVolume
{
    /// <summary>The largest size of a window, before a low-pass.</summary>
    public const int LargestSize = 11;

    /// <summary>The largest stride: waves of a coarser grid's band must hold half of the finer one's.</summary>
    public const int LargestStride = 2;

    /// <summary>A layer asks for its window many times while it is compiled, and sampling takes milliseconds.</summary>
    private static readonly ConcurrentDictionary<(WindowOptions Options, VoxelSpacing Spacing), SampledVolume> Known =
        new();

    private const int MostKnown = 64;

    private SampledVolume(
        (int X, int Y, int Z) halves,
        IReadOnlyList<SampledDegree> harmonics,
        IReadOnlyList<DroppedHarmonic> dropped
    ) => (Halves, Harmonics, Dropped) = (halves, harmonics, dropped);

    /// <summary>Voxels from the centre to the border of the window along each axis, a low-pass included.</summary>
    public (int X, int Y, int Z) Halves { get; }

    /// <summary>The functions, by degree, then by residual.</summary>
    public IReadOnlyList<SampledDegree> Harmonics { get; }

    /// <summary>The functions that were tried and are not among them, by degree, which is their order.</summary>
    public IReadOnlyList<DroppedHarmonic> Dropped { get; }

    /// <summary>The largest residual of any kernel of these functions.</summary>
    public double Residual => Harmonics.Select(static h => h.Residual).DefaultIfEmpty(0).Max();

    /// <summary>Which option is out of the range of volumes, in a sentence; null if none is.</summary>
    public static string? WhyNot(WindowOptions options, VoxelSpacing spacing) =>
        options.WhyNot()
        ?? (
            options.Size > LargestSize
                ? $"Size = {options.Size}: the size of a window of voxels is odd, from 1 to {LargestSize}."
            : options.Stride > LargestStride
                ? $"Stride = {options.Stride}: a stride over voxels is 1 or {LargestStride}."
            : options.Dilation != 1 ? $"Dilation = {options.Dilation}: kernels of voxels are not dilated."
            : options.Profile == KernelProfile.PixelOrbits
                ? $"Profile = {options.Profile}: this is a profile of pixels."
            : options.MaxOrder > Limits.LMax
                ? $"MaxOrder = {options.MaxOrder}: a highest degree is from 0 to {Limits.LMax}, or −1."
            : !spacing.IsSampled
                ? $"Spacing = {spacing}: a spacing has three lengths, whose ratios are at most "
                    + $"{VoxelSpacing.LargestRatio}."
            : null
        );

    /// <summary>Samples the harmonics of a kernel, as many as its options allow.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static SampledVolume Create(WindowOptions options, VoxelSpacing spacing)
    {
        if (WhyNot(options, spacing) is { } fault)
            throw new ArgumentException(fault, nameof(options));
        if (Known.Count >= MostKnown)
            Known.Clear();
        return Known.GetOrAdd((options, spacing), static key => Sample(key.Options, key.Spacing));
    }

    private static SampledVolume Sample(WindowOptions options, VoxelSpacing spacing)
    {
        VolumeBuilder builder = new(options, spacing.Times(1 / spacing.Largest));
        builder.AddAll();
        return new SampledVolume(builder.Halves, builder.Harmonics, builder.Dropped);
    }
}
