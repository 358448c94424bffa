using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One or two vectors of columns of C = or += A·B, where of the rows of A only the numbers at some places count: six
/// rows at a time, as in <see cref="GemmPanel"/>.
/// </summary>
/// <remarks>
/// Rows of A have one distance, so that two references to them and multiples of it do; with six references the JIT
/// keeps some in memory. The rows of A end with a whole tile: surplus ones are read, and not stored.
/// </remarks>
internal static class PickedPanel
{
    /// <summary>Rows that are worked on at once.</summary>
    public const int TileRows = 6;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<V, S>(
        nint rows,
        BlockView<S> a,
        ReadOnlySpan<int> places,
        BlockView<S> b,
        BlockView<S> c,
        nint column
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint row = a.Row,
            twoRows = 2 * a.Row,
            bRow = b.Row;
        for (nint r = 0; r < rows; r += TileRows)
        {
            ref S upper = ref a.At(r * row);
            ref S lower = ref Unsafe.Add(ref upper, row + twoRows);
            ref S bp = ref b.At(column);
            V s00 = V.Zero,
                s10 = V.Zero,
                s20 = V.Zero,
                s30 = V.Zero,
                s40 = V.Zero,
                s50 = V.Zero;
            V s01 = V.Zero,
                s11 = V.Zero,
                s21 = V.Zero,
                s31 = V.Zero,
                s41 = V.Zero,
                s51 = V.Zero;
            foreach (int place in places)
            {
                ref S x = ref Unsafe.Add(ref upper, place);
                ref S y = ref Unsafe.Add(ref lower, place);
                V b0 = V.Load(in bp, 0);
                V b1 = V.Load(in bp, V.Width);
                V value = V.Broadcast(in x, 0);
                s00 = V.MultiplyAdd(value, b0, s00);
                s01 = V.MultiplyAdd(value, b1, s01);
                value = V.Broadcast(in x, row);
                s10 = V.MultiplyAdd(value, b0, s10);
                s11 = V.MultiplyAdd(value, b1, s11);
                value = V.Broadcast(in x, twoRows);
                s20 = V.MultiplyAdd(value, b0, s20);
                s21 = V.MultiplyAdd(value, b1, s21);
                value = V.Broadcast(in y, 0);
                s30 = V.MultiplyAdd(value, b0, s30);
                s31 = V.MultiplyAdd(value, b1, s31);
                value = V.Broadcast(in y, row);
                s40 = V.MultiplyAdd(value, b0, s40);
                s41 = V.MultiplyAdd(value, b1, s41);
                value = V.Broadcast(in y, twoRows);
                s50 = V.MultiplyAdd(value, b0, s50);
                s51 = V.MultiplyAdd(value, b1, s51);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            Put(c, r, rows, column, s00, s10, s20, s30, s40, s50);
            Put(c, r, rows, column + V.Width, s01, s11, s21, s31, s41, s51);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Narrow<V, S>(
        nint rows,
        BlockView<S> a,
        ReadOnlySpan<int> places,
        BlockView<S> b,
        BlockView<S> c,
        nint column
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint row = a.Row,
            twoRows = 2 * a.Row,
            bRow = b.Row;
        nint tall = rows / TallPanel.TileRows * TallPanel.TileRows;
        if (tall > 0)
        {
            TallPanel.Multiply<V, S, PickedDepth>(
                tall,
                places.Length,
                S.One,
                ref a.First,
                row,
                ref b.At(column),
                bRow,
                ref c.At(column),
                c.Row,
                c.IsFresh,
                new PickedDepth(places)
            );
        }

        for (nint r = tall; r < rows; r += TileRows)
        {
            ref S upper = ref a.At(r * row);
            ref S lower = ref Unsafe.Add(ref upper, row + twoRows);
            ref S bp = ref b.At(column);
            V s0 = V.Zero,
                s1 = V.Zero,
                s2 = V.Zero,
                s3 = V.Zero,
                s4 = V.Zero,
                s5 = V.Zero;
            foreach (int place in places)
            {
                ref S x = ref Unsafe.Add(ref upper, place);
                ref S y = ref Unsafe.Add(ref lower, place);
                V b0 = V.Load(in bp, 0);
                s0 = V.MultiplyAdd(V.Broadcast(in x, 0), b0, s0);
                s1 = V.MultiplyAdd(V.Broadcast(in x, row), b0, s1);
                s2 = V.MultiplyAdd(V.Broadcast(in x, twoRows), b0, s2);
                s3 = V.MultiplyAdd(V.Broadcast(in y, 0), b0, s3);
                s4 = V.MultiplyAdd(V.Broadcast(in y, row), b0, s4);
                s5 = V.MultiplyAdd(V.Broadcast(in y, twoRows), b0, s5);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            Put(c, r, rows, column, s0, s1, s2, s3, s4, s5);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, S>(BlockView<S> c, nint row, nint rows, nint column, V s0, V s1, V s2, V s3, V s4, V s5)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ref S to = ref c.At((row * c.Row) + column);
        Put(ref to, 0, s0, c.IsFresh);
        if (rows - row > 1)
            Put(ref to, c.Row, s1, c.IsFresh);
        if (rows - row > 2)
            Put(ref to, 2 * c.Row, s2, c.IsFresh);
        if (rows - row > 3)
            Put(ref to, 3 * c.Row, s3, c.IsFresh);
        if (rows - row > 4)
            Put(ref to, 4 * c.Row, s4, c.IsFresh);
        if (rows - row > 5)
            Put(ref to, 5 * c.Row, s5, c.IsFresh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, S>(ref S c, nint at, V value, bool isFresh)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        V.Store(isFresh ? value : value + V.Load(in c, at), ref c, at);
}
