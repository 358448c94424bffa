using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Transposes matrices: from rows of several numbers to columns of one number each, and back.
/// </summary>
internal static class Transposition
{
    private const int Tile = 4;

    /// <summary>to[j,i] = from[i,j] for <paramref name="rows"/> i and <paramref name="columns"/> j.</summary>
    /// <param name="rows">Rows of <paramref name="from"/>.</param>
    /// <param name="columns">Columns of <paramref name="from"/>.</param>
    /// <param name="from">Its first number.</param>
    /// <param name="fromRow">Distance from one of its rows to the next.</param>
    /// <param name="to">The first number of the result.</param>
    /// <param name="toRow">Distance from one row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S>(nint rows, nint columns, ref readonly S from, nint fromRow, ref S to, nint toRow)
        where S : unmanaged
    {
        nint i = 0;
        if (Unsafe.SizeOf<S>() == sizeof(float) && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            for (; i + Tile <= rows; i += Tile)
            {
                ref float source = ref Unsafe.As<S, float>(ref Unsafe.Add(ref Unsafe.AsRef(in from), i * fromRow));
                ref float target = ref Unsafe.As<S, float>(ref Unsafe.Add(ref to, i));
                nint j = 0;
                for (; j + Tile <= columns; j += Tile)
                    Four(ref Unsafe.Add(ref source, j), fromRow, ref Unsafe.Add(ref target, j * toRow), toRow);
                for (; j < columns; j++)
                {
                    for (nint k = 0; k < Tile; k++)
                        Unsafe.Add(ref target, (j * toRow) + k) = Unsafe.Add(ref source, (k * fromRow) + j);
                }
            }
        }

        for (; i < rows; i++)
        {
            ref S source = ref Unsafe.Add(ref Unsafe.AsRef(in from), i * fromRow);
            ref S target = ref Unsafe.Add(ref to, i);
            for (nint j = 0; j < columns; j++)
                Unsafe.Add(ref target, j * toRow) = Unsafe.Add(ref source, j);
        }
    }

    /// <summary>Four by four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(ref float from, nint fromRow, ref float to, nint toRow)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref from);
        Vector128<float> b = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, fromRow));
        Vector128<float> c = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromRow));
        Vector128<float> d = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromRow));
        (Vector128<float> ac0, Vector128<float> ac1) = Zip(a, c);
        (Vector128<float> bd0, Vector128<float> bd1) = Zip(b, d);
        (a, b) = Zip(ac0, bd0);
        (c, d) = Zip(ac1, bd1);
        a.StoreUnsafe(ref to);
        b.StoreUnsafe(ref Unsafe.Add(ref to, toRow));
        c.StoreUnsafe(ref Unsafe.Add(ref to, 2 * toRow));
        d.StoreUnsafe(ref Unsafe.Add(ref to, 3 * toRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Zip(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported
            ? (Sse.UnpackLow(left, right), Sse.UnpackHigh(left, right))
            : (AdvSimd.Arm64.ZipLow(left, right), AdvSimd.Arm64.ZipHigh(left, right));
}
