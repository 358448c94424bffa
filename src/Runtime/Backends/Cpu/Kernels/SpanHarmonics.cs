using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The body of span kernels of spherical harmonics.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpanHarmonics
{
    /// <summary>
    /// Components that fit on the stack: all degrees up to 8. For more, a thread keeps one buffer from its first call
    /// on.
    /// </summary>
    private const int StackDim = 81;

    /// <summary>
    /// result = harmonics of each vector (x, y, z), component fastest; the result is overwritten and must not share
    /// memory with the vectors.
    /// </summary>
    /// <param name="vectors">Three numbers per point.</param>
    /// <param name="result">The kernel's components for each point.</param>
    /// <param name="normalize">Whether vectors are divided by their length first; then every degree above 0 is zero for
    /// the zero vector.</param>
    /// <param name="vectorsName">The caller's name for the vectors.</param>
    /// <param name="resultName">The caller's name for the result.</param>
    [SkipLocalsInit]
    public static void Evaluate<TKernel, S>(
        ReadOnlySpan<S> vectors,
        Span<S> result,
        bool normalize,
        [CallerArgumentExpression(nameof(vectors))] string vectorsName = "vectors",
        [CallerArgumentExpression(nameof(result))] string resultName = "result"
    )
        where TKernel : IHarmonicsKernel
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = SpanChecks.Rows(vectors.Length, 3, "1x1o", vectorsName);
        SpanChecks.Length(result.Length, rows, TKernel.Dim, "the harmonics", resultName);
        SpanChecks.Apart(vectors, vectorsName, result, resultName);
        int size = PointBlock<S>.Size(TKernel.Dim);
        Span<S> scratch =
            TKernel.Dim <= StackDim ? stackalloc S[PointBlock<S>.Size(StackDim)] : SpanScratch<S>.Rent(size);
        var block = new PointBlock<S>(scratch, TKernel.Dim);
        for (int start = 0; start < rows; start += PointBlock<S>.Points)
        {
            int count = int.Min(PointBlock<S>.Points, rows - start);
            block.Read(vectors.Slice(3 * start, 3 * count), normalize, epsilon: 0);
            block.Evaluate<TKernel>();
            block.WriteValues(result[(start * TKernel.Dim)..]);
        }
    }
}
