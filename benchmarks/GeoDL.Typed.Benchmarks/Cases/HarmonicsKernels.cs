namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Normalised harmonics over spans, row by row in e3nn's order.</summary>
internal static partial class HarmonicsKernels
{
    [SphericalHarmonics("1o", "0e + 1o")]
    public static partial void Degree1(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    public static partial void Degree2(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o")]
    public static partial void Degree3(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o + 4e")]
    public static partial void Degree4(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o + 4e + 5o")]
    public static partial void Degree5(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o + 4e + 5o + 6e")]
    public static partial void Degree6(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o + 4e + 5o + 6e + 7o")]
    public static partial void Degree7(ReadOnlySpan<float> vectors, Span<float> result);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o + 4e + 5o + 6e + 7o + 8e")]
    public static partial void Degree8(ReadOnlySpan<float> vectors, Span<float> result);
}
