namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Kernels for those who have arrays of their own.</summary>
public static partial class SpanKernels
{
    /// <summary>Contracts in single precision.</summary>
    [TensorProduct("2x0e + 3x1o", "1x0e + 1x1o", "2x0e + 3x1o + 1x1e")]
    public static partial void Contract(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> y,
        ReadOnlySpan<float> weights,
        Span<float> result
    );

    /// <summary>Contracts in double precision.</summary>
    [TensorProduct("2x0e + 3x1o", "1x0e + 1x1o", "2x0e + 3x1o + 1x1e")]
    public static partial void Contract(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> weights,
        Span<double> result
    );

    [Linear("2x0e + 3x1o", "4x0e + 2x1o", Bias = true)]
    public static partial void Mix(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> bias,
        Span<double> result
    );

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o")]
    public static partial void Harmonics(ReadOnlySpan<double> vectors, Span<double> result);
}
