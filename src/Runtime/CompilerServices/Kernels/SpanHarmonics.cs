using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The body of span kernels of spherical harmonics.</summary>
public static class SpanHarmonics
{
    /// <summary>The largest number of components of one call: all degrees up to 11.</summary>
    private const int LargestDim = 144;

    /// <summary>result = harmonics of each vector (x, y, z), component fastest; the result is overwritten.</summary>
    /// <param name="vectors">Three numbers a point.</param>
    /// <param name="result">The kernel's components a point.</param>
    /// <param name="normalize">Whether vectors are divided by their length first; then every degree above 0 is zero at zero.</param>
    /// <param name="vectorsName">What the caller calls the vectors.</param>
    /// <param name="resultName">What the caller calls the result.</param>
    public static void Evaluate<TKernel, S>(
        ReadOnlySpan<S> vectors,
        Span<S> result,
        bool normalize,
        [CallerArgumentExpression(nameof(vectors))] string vectorsName = "vectors",
        [CallerArgumentExpression(nameof(result))] string resultName = "result")
        where TKernel : IHarmonicsKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = SpanChecks.Rows(vectors.Length, 3, "1x1o", vectorsName);
        SpanChecks.Length(result.Length, rows, TKernel.Dim, "the harmonics", resultName);
        int point = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            point = Run<TKernel, Lanes512<S>, S>(vectors, result, normalize, point);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            point = Run<TKernel, Lanes256<S>, S>(vectors, result, normalize, point);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            point = Run<TKernel, Lanes128<S>, S>(vectors, result, normalize, point);
        }

        Run<TKernel, Lane<S>, S>(vectors, result, normalize, point);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Run<TKernel, V, S>(ReadOnlySpan<S> vectors, Span<S> result, bool normalize, int point)
        where TKernel : IHarmonicsKernel
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = vectors.Length / 3;
        Span<S> values = stackalloc S[V.Width * LargestDim];
        Span<S> coordinates = stackalloc S[V.Width * 3];
        for (; point + V.Width <= rows; point += V.Width)
        {
            for (int lane = 0; lane < V.Width; lane++)
            {
                S x = vectors[3 * (point + lane)];
                S y = vectors[(3 * (point + lane)) + 1];
                S z = vectors[(3 * (point + lane)) + 2];
                if (normalize)
                {
                    S length = S.Sqrt((x * x) + (y * y) + (z * z));
                    S inverse = length > S.Zero ? S.One / length : S.Zero;
                    (x, y, z) = (x * inverse, y * inverse, z * inverse);
                }

                coordinates[lane] = x;
                coordinates[V.Width + lane] = y;
                coordinates[(2 * V.Width) + lane] = z;
            }

            ref S first = ref coordinates[0];
            TKernel.Evaluate(V.Load(in first, 0), V.Load(in first, V.Width), V.Load(in first, 2 * V.Width), ref values[0], V.Width);
            for (int lane = 0; lane < V.Width; lane++)
            {
                Span<S> row = result.Slice((point + lane) * TKernel.Dim, TKernel.Dim);
                for (int c = 0; c < row.Length; c++)
                {
                    row[c] = values[(c * V.Width) + lane];
                }
            }
        }

        return point;
    }
}
