using System.Numerics;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>The small matrix products against the plain triple loop.</summary>
public sealed class GemmTests
{
    public static TheoryData<int, int, int> Sizes { get; } =
        new()
        {
            { 1, 1, 1 },
            { 2, 3, 5 },
            { 3, 8, 8 },
            { 5, 16, 7 },
            { 6, 32, 32 },
            { 7, 33, 9 },
            { 13, 47, 31 },
            { 20, 64, 130 },
            { 4, 100, 3 },
            { 1, 64, 64 },
            { 12, 16, 10 },
            { 25, 24, 21 },
            { 38, 44, 13 },
        };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_EqualTheTripleLoop_InFloat(int m, int n, int k) => Check<float>(m, n, k);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_EqualTheTripleLoop_InDouble(int m, int n, int k) => Check<double>(m, n, k);

    [Theory]
    [InlineData(3, 3, 8, 16)]
    [InlineData(4, 5, 7, 19)]
    [InlineData(1, 7, 32, 40)]
    [InlineData(13, 3, 10, 16)]
    [InlineData(24, 2, 5, 29)]
    public void Multiply_MixesCopiesOfEachComponent(int rows, int components, int k, int n)
    {
        Random random = new(5);
        int aStride = k + 3,
            aRow = components * aStride + 2,
            cStride = n + 1,
            cRow = components * cStride + 4,
            bRow = n + 5;
        double[] a = Fill<double>(random, rows * aRow);
        double[] b = Fill<double>(random, k * bRow);
        double[] c = Fill<double>(random, rows * cRow);
        double[] expected = [.. c];
        for (int r = 0; r < rows; r++)
        {
            for (int i = 0; i < components; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    for (int p = 0; p < k; p++)
                        expected[r * cRow + i * cStride + j] += 0.5 * a[r * aRow + i * aStride + p] * b[p * bRow + j];
                }
            }
        }

        Gemm.Multiply(
            rows,
            components,
            0.5,
            new BlockView<double>(in a[0], aRow, aStride, k),
            new BlockView<double>(in b[0], bRow, 0, n),
            new BlockView<double>(in c[0], cRow, cStride, n)
        );

        AssertClose(expected, c);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(27)]
    public void Multiply_SumsRowsOfAResultThatAllRowsShare(int rows)
    {
        Random random = new(6);
        double[] a = Fill<double>(random, rows * 3);
        double[] b = Fill<double>(random, 3 * 20);
        double[] c = new double[20];
        double[] expected = new double[20];
        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < 20; j++)
                expected[j] += a[3 * r] * b[j] + a[3 * r + 1] * b[20 + j] + a[3 * r + 2] * b[40 + j];
        }

        Gemm.Multiply(rows, 20, 3, 1.0, in a[0], 3, in b[0], 20, ref c[0], 0);

        AssertClose(expected, c);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ProductsIntoFreshViews_Overwrite(int m, int n, int k)
    {
        Random random = new(7);
        double[] a = Fill<double>(random, m * k),
            b = Fill<double>(random, k * n),
            bTransposed = new double[n * k];
        for (int p = 0; p < k; p++)
        {
            for (int j = 0; j < n; j++)
                bTransposed[(j * k) + p] = b[(p * n) + j];
        }

        double[] expected = new double[m * n],
            c = new double[m * n];
        Gemm.Multiply(m, n, k, 0.5, in a[0], k, in b[0], n, ref expected[0], n);

        c.AsSpan().Fill(double.NaN);
        Gemm.Multiply(
            m,
            1,
            0.5,
            new BlockView<double>(in a[0], k, 0, k),
            new BlockView<double>(in b[0], n, 0, n),
            new BlockView<double>(in c[0], n, 0, n).AsFresh
        );
        AssertClose(expected, c);

        c.AsSpan().Fill(double.NaN);
        Gemm.MultiplyTransposed(
            m,
            1,
            0.5,
            new BlockView<double>(in a[0], k, 0, k),
            new BlockView<double>(in bTransposed[0], k, 0, k),
            new BlockView<double>(in c[0], n, 0, n).AsFresh
        );
        AssertClose(expected, c);
    }

    private static void Check<S>(int m, int n, int k)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Random random = new(m + 100 * n + 10000 * k);
        S[] a = Fill<S>(random, m * k);
        S[] b = Fill<S>(random, k * n);
        S[] c = Fill<S>(random, m * n);
        double[] product = [.. c.Select(double.CreateTruncating)];
        S[] bTransposed = new S[n * k];
        for (int p = 0; p < k; p++)
        {
            for (int j = 0; j < n; j++)
            {
                bTransposed[j * k + p] = b[p * n + j];
                for (int i = 0; i < m; i++)
                {
                    product[i * n + j] +=
                        0.25 * double.CreateTruncating(a[i * k + p]) * double.CreateTruncating(b[p * n + j]);
                }
            }
        }

        S[] direct = [.. c];
        S[] transposed = [.. c];
        S scale = S.CreateTruncating(0.25);
        Gemm.Multiply(m, n, k, scale, in a[0], k, in b[0], n, ref direct[0], n);
        Gemm.MultiplyTransposed(m, n, k, scale, in a[0], k, in bTransposed[0], k, ref transposed[0], n);
        AssertClose(product, direct);
        AssertClose(product, transposed);

        // Aᵀ·D for D [m,n].
        S[] d = Fill<S>(random, m * n);
        S[] outer = Fill<S>(random, k * n);
        double[] expected = [.. outer.Select(double.CreateTruncating)];
        for (int i = 0; i < m; i++)
        {
            for (int p = 0; p < k; p++)
            {
                for (int j = 0; j < n; j++)
                {
                    expected[p * n + j] +=
                        0.25 * double.CreateTruncating(a[i * k + p]) * double.CreateTruncating(d[i * n + j]);
                }
            }
        }

        Gemm.TransposedMultiply(m, n, k, scale, in a[0], k, in d[0], n, ref outer[0], n);
        AssertClose(expected, outer);
    }

    private static S[] Fill<S>(Random random, int count)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        [.. Enumerable.Range(0, count).Select(_ => S.CreateTruncating(2 * random.NextDouble() - 1))];

    private static void AssertClose<S>(double[] expected, S[] actual)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        Near.Equal(expected, [.. actual.Select(double.CreateTruncating)], Tolerance.Sum.Of<S>());
}
