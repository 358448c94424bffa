namespace GeoDL.Typed.Algebra;

/// <summary>
/// The harmonics F(r) (cos jφ, sin jφ) that a window of square pixels can carry, sampled, with what they deviate from
/// their group.
/// </summary>
/// <remarks>
/// A turn of an image by θ, white in |κ| ≤ π/2, changes the result of a kernel of residual ε by √2 ε of its rms in the
/// mean over θ, and by at most 2ε; under C_N and D_N θ is a turn of the group. Waves that a stride s makes
/// indistinguishable from longer ones, |κ_x| or |κ_y| above π/s, count as leaked entirely. Under a group that the grid
/// keeps exactly every residual is zero.
/// </remarks>
public sealed class SampledWindow
{
    private SampledWindow(
        int size,
        int dilation,
        IReadOnlyList<SampledHarmonic> harmonics,
        IReadOnlyList<DroppedHarmonic> dropped,
        double residual
    ) => (Size, Dilation, Harmonics, Dropped, Residual) = (size, dilation, harmonics, dropped, residual);

    /// <summary>
    /// The number of samples along a side. With a low-pass it is larger than the option's, and counts pixels.
    /// </summary>
    public int Size { get; }

    /// <summary>The step of the samples in pixels; 1 with a low-pass, which fills the gaps.</summary>
    public int Dilation { get; }

    /// <summary>The functions, by order, then by residual.</summary>
    public IReadOnlyList<SampledHarmonic> Harmonics { get; }

    /// <summary>The functions that were tried and are not among them, by order.</summary>
    public IReadOnlyList<DroppedHarmonic> Dropped { get; }

    /// <summary>
    /// The largest residual of any kernel of these functions. Under C_N and D_N functions whose orders ±j are equal
    /// mod N meet in one path and may add up, so it can exceed that of each.
    /// </summary>
    public double Residual { get; }

    /// <summary>Samples the harmonics of a kernel, as many as its options allow.</summary>
    /// <exception cref="ArgumentException">The group turns space, or an option is out of its range, or the profile
    /// needs a group that square pixels keep.</exception>
    public static SampledWindow Create(WindowOptions options, SymmetryGroup group)
    {
        if (options.WhyNot() is { } fault)
            throw new ArgumentException(fault, nameof(options));
        GridSymmetry.CheckPlanar(group, nameof(group));
        if (options.Profile == KernelProfile.PixelOrbits && !GridSymmetry.IsExact(group))
        {
            throw new ArgumentException(
                $"Square pixels do not keep {group}, which the profile {options.Profile} needs.",
                nameof(group)
            );
        }
        WindowBuilder builder = new(options, group);
        builder.AddAll();
        return new SampledWindow(
            builder.Size,
            builder.Dilation,
            builder.Harmonics,
            builder.Dropped,
            builder.JointResidual()
        );
    }
}
