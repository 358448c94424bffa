using System.Numerics;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>The matrix products under linear layers and networks, beside protected pages.</summary>
public sealed class GemmGuardTests
{
    private static readonly int[] Sizes = [1, 3, 10, 16, 17, 33];

    [GuardedFact]
    public void MatrixProducts_StayInside()
    {
        foreach (int m in new[] { 0, 1, 7, 15, 24 })
        {
            foreach (int n in Sizes)
            {
                foreach (int k in Sizes)
                {
                    foreach (bool atEnd in new[] { true, false })
                    {
                        Run<float>(m, n, k, atEnd);
                        Run<double>(m, n, k, atEnd);
                    }
                }
            }
        }
    }

    private static void Run<S>(int m, int n, int k, bool atEnd)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using GuardedMemory memory = new(atEnd);
        Random random = new(m + n + k);
        double[] a = RandomNumbers.Fill(random, m * k),
            b = RandomNumbers.Fill(random, k * n),
            c = RandomNumbers.Fill(random, m * n);
        ref S first = ref MemoryMarshal.GetReference(memory.Copy<S>(a)),
            second = ref MemoryMarshal.GetReference(memory.Copy<S>(b));
        Span<S> product = memory.Take<S>(m * n),
            transposed = memory.Take<S>(m * k),
            outer = memory.Take<S>(k * n);
        ref S result = ref MemoryMarshal.GetReference(memory.Copy<S>(c));
        Gemm.Multiply(m, n, k, S.One, in first, k, in second, n, ref MemoryMarshal.GetReference(product), n);
        Gemm.MultiplyTransposed(
            m,
            k,
            n,
            S.One,
            in result,
            n,
            in second,
            n,
            ref MemoryMarshal.GetReference(transposed),
            k
        );
        Gemm.TransposedMultiply(m, n, k, S.One, in first, k, in result, n, ref MemoryMarshal.GetReference(outer), n);

        string what = $"{typeof(S).Name}, m {m}, n {n}, k {k}";
        Compare(what, m, n, (i, j) => Enumerable.Range(0, k).Select(p => a[(i * k) + p] * b[(p * n) + j]), product);
        Compare(
            what + ", transposed",
            m,
            k,
            (i, p) => Enumerable.Range(0, n).Select(j => c[(i * n) + j] * b[(p * n) + j]),
            transposed
        );
        Compare(
            what + ", outer",
            k,
            n,
            (p, j) => Enumerable.Range(0, m).Select(i => a[(i * k) + p] * c[(i * n) + j]),
            outer
        );
    }

    /// <summary>
    /// Terms may cancel, without fused multiply-adds more visibly: rounding is measured by the sum of their sizes.
    /// </summary>
    private static void Compare<S>(
        string what,
        int rows,
        int columns,
        Func<int, int, IEnumerable<double>> terms,
        Span<S> actual
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double[] expected = [.. Enumerable.Range(0, rows * columns).Select(e => terms(e / columns, e % columns).Sum())];
        double size = Enumerable
            .Range(0, rows * columns)
            .Select(e => terms(e / columns, e % columns).Sum(Math.Abs))
            .DefaultIfEmpty(0)
            .Max();
        Near.Equal(
            expected,
            [.. actual.ToArray().Select(double.CreateTruncating)],
            Tolerance.Reference.Of<S>(),
            what,
            scale: size
        );
    }
}
