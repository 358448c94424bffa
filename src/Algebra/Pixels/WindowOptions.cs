namespace GeoDL.Typed.Algebra;

/// <summary>What a steerable kernel on pixels is sampled from, and on which window.</summary>
/// <param name="Size">The number of samples along a side, odd, from 1 to <see cref="LargestSize"/>.</param>
/// <param name="Stride">The step of the results, in pixels.</param>
/// <param name="Dilation">The step of the samples, in pixels. The samples are those of the undilated window, moved
/// apart.</param>
/// <param name="Profile">The radial functions.</param>
/// <param name="Width">σ of the radial functions in steps of the window; 0 for the default, a quarter of
/// <paramref name="Size"/> − 1, and 0.6 for rings. Of rings it is that of all but the outermost, which has 2/3 of it,
/// and the centre.</param>
/// <param name="Radii">The number of radial functions of each order; 0 for the default, half of
/// <paramref name="Size"/> + 1. Rings are as many, at equal distances, the centre included.</param>
/// <param name="MaxOrder">The highest order. −1: orders go up until no function of an order is within
/// <paramref name="Bound"/>, at most to <paramref name="Size"/> − 1.</param>
/// <param name="Bound">The largest residual that functions may have, each alone and all of them together. Infinity
/// keeps all; then the window's residual may be as large as 1.</param>
/// <param name="LowPass">Whether a kernel with a stride s &gt; 1 is smoothed by a Gaussian of s/2 pixels that ends at s
/// pixels, so that its results may be taken at each s-th pixel. It adds s pixels on each side.</param>
public sealed record WindowOptions(
    int Size = 5,
    int Stride = 1,
    int Dilation = 1,
    KernelProfile Profile = KernelProfile.GaussianDerivatives,
    double Width = 0,
    int Radii = 0,
    int MaxOrder = -1,
    double Bound = double.PositiveInfinity,
    bool LowPass = true
)
{
    /// <summary>The largest <see cref="Size"/>.</summary>
    public const int LargestSize = 31;

    /// <summary>The largest <see cref="Stride"/> and <see cref="Dilation"/>.</summary>
    public const int LargestStep = 16;

    /// <summary>The largest <see cref="MaxOrder"/>.</summary>
    public const int LargestOrder = 2 * LargestSize;

    /// <summary>The largest window that a low-pass may grow to, in pixels.</summary>
    public const int LargestGrownSize = 63;

    /// <summary>Which option is out of its range, in a sentence; null if none is.</summary>
    public string? WhyNot() =>
        Size is < 1 or > LargestSize || Size % 2 == 0
            ? $"Size = {Size}: the size of a window is odd, from 1 to {LargestSize}."
        : Stride is < 1 or > LargestStep ? $"Stride = {Stride}: a stride is from 1 to {LargestStep}."
        : Dilation is < 1 or > LargestStep ? $"Dilation = {Dilation}: a dilation is from 1 to {LargestStep}."
        : Profile is not (KernelProfile.GaussianDerivatives or KernelProfile.Rings or KernelProfile.PixelOrbits)
            ? $"Profile = {(int)Profile}: this is none of the profiles."
        : Profile == KernelProfile.PixelOrbits && (Width != 0 || Radii != 0)
            ? $"Width = {Text(Width)}, Radii = {Radii}: sets of pixels have no width, and all take part."
        : Width is not (0 or (>= 0.1 and <= 100)) ? $"Width = {Text(Width)}: a width is 0, or from 0.1 to 100."
        : Radii is < 0 or > LargestSize
            ? $"Radii = {Radii}: there are at most {LargestSize} radial functions; 0 is the default."
        : MaxOrder is < -1 or > LargestOrder
            ? $"MaxOrder = {MaxOrder}: a highest order is from 0 to {LargestOrder}, or −1."
        : double.IsNaN(Bound) || Bound < 0 ? $"Bound = {Text(Bound)}: a bound is 0 or more."
        : HasLowPass && GrownSize > LargestGrownSize
            ? $"Size = {Size}, Stride = {Stride}, Dilation = {Dilation}: with its low-pass the window has "
                + $"{GrownSize} pixels a side, of at most {LargestGrownSize}."
        : null;

    /// <summary>Whether tables are smoothed.</summary>
    internal bool HasLowPass => LowPass && Stride > 1;

    private int GrownSize => ((Size - 1) * Dilation) + 1 + (2 * Stride);

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
