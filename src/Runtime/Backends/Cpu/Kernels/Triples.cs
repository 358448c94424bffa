using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Rows of three numbers, as points are stored, to and from columns, as kernels take them.</summary>
internal static class Triples
{
    private const int Lanes = 16;

    /// <summary>columns[c·stride + r] = rows[3r + c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split<S>(nint count, ref readonly S rows, ref S columns, nint stride)
        where S : unmanaged
    {
        ref S from = ref Unsafe.AsRef(in rows);
        nint row = 0;
        if (typeof(S) == typeof(float) && Avx512F.IsSupported)
        {
            for (; row + Lanes <= count; row += Lanes)
            {
                Split(
                    ref Unsafe.As<S, float>(ref Unsafe.Add(ref from, 3 * row)),
                    ref Unsafe.As<S, float>(ref Unsafe.Add(ref columns, row)),
                    stride
                );
            }
        }

        for (; row < count; row++)
        {
            Unsafe.Add(ref columns, row) = Unsafe.Add(ref from, 3 * row);
            Unsafe.Add(ref columns, stride + row) = Unsafe.Add(ref from, (3 * row) + 1);
            Unsafe.Add(ref columns, (2 * stride) + row) = Unsafe.Add(ref from, (3 * row) + 2);
        }
    }

    /// <summary>rows[3r + c] += columns[c·stride + r].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<S>(nint count, ref readonly S columns, nint stride, ref S rows)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ref S from = ref Unsafe.AsRef(in columns);
        for (nint row = 0; row < count; row++)
        {
            ref S to = ref Unsafe.Add(ref rows, 3 * row);
            to += Unsafe.Add(ref from, row);
            Unsafe.Add(ref to, 1) += Unsafe.Add(ref from, stride + row);
            Unsafe.Add(ref to, 2) += Unsafe.Add(ref from, (2 * stride) + row);
        }
    }

    /// <summary>
    /// Sixteen rows are three vectors; a column takes its numbers from the first two vectors, then from the third
    /// (lanes 16 and up of a pair).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(ref float rows, ref float columns, nint stride)
    {
        Vector512<float> a = Vector512.LoadUnsafe(ref rows),
            b = Vector512.LoadUnsafe(ref rows, Lanes),
            c = Vector512.LoadUnsafe(ref rows, 2 * Lanes);
        Vector512<float> x = Pick(
            Pick(a, b, Vector512.Create(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0)),
            c,
            Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29)
        );
        Vector512<float> y = Pick(
            Pick(a, b, Vector512.Create(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0)),
            c,
            Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30)
        );
        Vector512<float> z = Pick(
            Pick(a, b, Vector512.Create(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0)),
            c,
            Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31)
        );
        x.StoreUnsafe(ref columns);
        y.StoreUnsafe(ref Unsafe.Add(ref columns, stride));
        z.StoreUnsafe(ref Unsafe.Add(ref columns, 2 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pick(Vector512<float> low, Vector512<float> high, Vector512<int> places) =>
        Avx512F.PermuteVar16x32x2(low, places, high);
}
