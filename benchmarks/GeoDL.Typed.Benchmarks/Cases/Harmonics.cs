using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Normalised spherical harmonics of many points, rows in, rows out.</summary>
internal static class Harmonics
{
    private delegate void Kernel(ReadOnlySpan<float> vectors, Span<float> result);

    public static IEnumerable<Case> Create(int points) =>
    [
        Of(2, points, HarmonicsKernels.Degree2), Of(4, points, HarmonicsKernels.Degree4), Of(6, points, HarmonicsKernels.Degree6), Of(8, points, HarmonicsKernels.Degree8),
    ];

    private static Case Of(int degree, int points, Kernel kernel)
    {
        int dim = (degree + 1) * (degree + 1);
        float[] vectors = Numbers.Random(3L * points, 1), result = new float[dim * points];
        return new Case($"spherical harmonics, {points} points", $"l_max {degree}, values", points, () => kernel(vectors, result))
        {
            Bytes = sizeof(float) * (3.0 + dim) * points,
            Peer = $"harmonics_{degree} forward",
        };
    }
}
