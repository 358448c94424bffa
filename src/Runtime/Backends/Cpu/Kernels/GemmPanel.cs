using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One or two vectors of columns of C = or += scale·A·B: six rows at a time in registers, so that a column of B is read
/// once for six.
/// </summary>
/// <remarks>
/// Twelve accumulators hide the latency of the multiply-adds and fit 16 registers. Three to five last rows are
/// processed as six, where the surplus repeats the last row and is not stored; one or two are processed singly. One
/// vector of columns takes twelve rows at a time first (<see cref="TallPanel"/>), component by component.
/// </remarks>
internal static class GemmPanel
{
    private const int TileRows = 6;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<V, S>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c,
        nint column
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        GemmRows cursor = new(components, a.Row, a.Stride, c.Row, c.Stride);
        ref S bFirst = ref b.At(column);
        ref S cFirst = ref c.At(column);
        nint bRow = b.Row;
        bool fresh = c.IsFresh && c.Row != 0;
        nint k = a.Copies;
        nint left = rows * components;
        V s = V.Broadcast(scale);
        for (; left > 2; left -= TileRows)
        {
            cursor.Next(left, 0);
            ref S a0 = ref a.At(cursor.A);
            nint c0 = cursor.C;
            cursor.Next(left, 1);
            ref S a1 = ref a.At(cursor.A);
            nint c1 = cursor.C;
            cursor.Next(left, 2);
            ref S a2 = ref a.At(cursor.A);
            nint c2 = cursor.C;
            cursor.Next(left, 3);
            ref S a3 = ref a.At(cursor.A);
            nint c3 = cursor.C;
            cursor.Next(left, 4);
            ref S a4 = ref a.At(cursor.A);
            nint c4 = cursor.C;
            cursor.Next(left, 5);
            ref S a5 = ref a.At(cursor.A);
            nint c5 = cursor.C;

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
            ref S bp = ref bFirst;
            for (nint p = 0; p < k; p++)
            {
                V b0 = V.Load(in bp, 0);
                V b1 = V.Load(in bp, V.Width);
                V ap = V.Broadcast(in a0, p);
                s00 = V.MultiplyAdd(ap, b0, s00);
                s01 = V.MultiplyAdd(ap, b1, s01);
                ap = V.Broadcast(in a1, p);
                s10 = V.MultiplyAdd(ap, b0, s10);
                s11 = V.MultiplyAdd(ap, b1, s11);
                ap = V.Broadcast(in a2, p);
                s20 = V.MultiplyAdd(ap, b0, s20);
                s21 = V.MultiplyAdd(ap, b1, s21);
                ap = V.Broadcast(in a3, p);
                s30 = V.MultiplyAdd(ap, b0, s30);
                s31 = V.MultiplyAdd(ap, b1, s31);
                ap = V.Broadcast(in a4, p);
                s40 = V.MultiplyAdd(ap, b0, s40);
                s41 = V.MultiplyAdd(ap, b1, s41);
                ap = V.Broadcast(in a5, p);
                s50 = V.MultiplyAdd(ap, b0, s50);
                s51 = V.MultiplyAdd(ap, b1, s51);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            // One row after another, so that results add up where all rows of C are the same row.
            Put(ref cFirst, c0, s, s00, s01, fresh);
            Put(ref cFirst, c1, s, s10, s11, fresh);
            Put(ref cFirst, c2, s, s20, s21, fresh);
            if (left > 3)
                Put(ref cFirst, c3, s, s30, s31, fresh);

            if (left > 4)
                Put(ref cFirst, c4, s, s40, s41, fresh);

            if (left > 5)
                Put(ref cFirst, c5, s, s50, s51, fresh);
        }

        for (; left > 0; left--)
        {
            cursor.Next(left, 0);
            ref S ar = ref a.At(cursor.A);
            V s0 = V.Zero,
                s1 = V.Zero;
            ref S bp = ref bFirst;
            for (nint p = 0; p < k; p++)
            {
                V ap = V.Broadcast(in ar, p);
                s0 = V.MultiplyAdd(ap, V.Load(in bp, 0), s0);
                s1 = V.MultiplyAdd(ap, V.Load(in bp, V.Width), s1);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            Put(ref cFirst, cursor.C, s, s0, s1, fresh);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Narrow<V, S>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c,
        nint column
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        bool fresh = c.IsFresh && c.Row != 0;
        nint k = a.Copies;
        nint tall = rows / TallPanel.TileRows * TallPanel.TileRows;
        for (nint m = 0; tall > 0 && m < components; m++)
        {
            TallPanel.Multiply<V, S, EachDepth>(
                tall,
                k,
                scale,
                ref a.At(m * a.Stride),
                a.Row,
                ref b.At(column),
                b.Row,
                ref c.At((m * c.Stride) + column),
                c.Row,
                fresh,
                default
            );
        }

        GemmRows cursor = new(components, a.Row, a.Stride, c.Row, c.Stride);
        ref S aFirst = ref a.At(tall * a.Row);
        ref S bFirst = ref b.At(column);
        ref S cFirst = ref c.At((tall * c.Row) + column);
        nint bRow = b.Row;
        nint left = (rows - tall) * components;
        V s = V.Broadcast(scale);
        for (; left > 2; left -= TileRows)
        {
            cursor.Next(left, 0);
            ref S a0 = ref Unsafe.Add(ref aFirst, cursor.A);
            nint c0 = cursor.C;
            cursor.Next(left, 1);
            ref S a1 = ref Unsafe.Add(ref aFirst, cursor.A);
            nint c1 = cursor.C;
            cursor.Next(left, 2);
            ref S a2 = ref Unsafe.Add(ref aFirst, cursor.A);
            nint c2 = cursor.C;
            cursor.Next(left, 3);
            ref S a3 = ref Unsafe.Add(ref aFirst, cursor.A);
            nint c3 = cursor.C;
            cursor.Next(left, 4);
            ref S a4 = ref Unsafe.Add(ref aFirst, cursor.A);
            nint c4 = cursor.C;
            cursor.Next(left, 5);
            ref S a5 = ref Unsafe.Add(ref aFirst, cursor.A);
            nint c5 = cursor.C;

            V s0 = V.Zero,
                s1 = V.Zero,
                s2 = V.Zero,
                s3 = V.Zero,
                s4 = V.Zero,
                s5 = V.Zero;
            ref S bp = ref bFirst;
            for (nint p = 0; p < k; p++)
            {
                V b0 = V.Load(in bp, 0);
                s0 = V.MultiplyAdd(V.Broadcast(in a0, p), b0, s0);
                s1 = V.MultiplyAdd(V.Broadcast(in a1, p), b0, s1);
                s2 = V.MultiplyAdd(V.Broadcast(in a2, p), b0, s2);
                s3 = V.MultiplyAdd(V.Broadcast(in a3, p), b0, s3);
                s4 = V.MultiplyAdd(V.Broadcast(in a4, p), b0, s4);
                s5 = V.MultiplyAdd(V.Broadcast(in a5, p), b0, s5);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            Put(ref cFirst, c0, s, s0, fresh);
            Put(ref cFirst, c1, s, s1, fresh);
            Put(ref cFirst, c2, s, s2, fresh);
            if (left > 3)
                Put(ref cFirst, c3, s, s3, fresh);

            if (left > 4)
                Put(ref cFirst, c4, s, s4, fresh);

            if (left > 5)
                Put(ref cFirst, c5, s, s5, fresh);
        }

        for (; left > 0; left--)
        {
            cursor.Next(left, 0);
            ref S ar = ref Unsafe.Add(ref aFirst, cursor.A);
            V s0 = V.Zero;
            ref S bp = ref bFirst;
            for (nint p = 0; p < k; p++)
            {
                s0 = V.MultiplyAdd(V.Broadcast(in ar, p), V.Load(in bp, 0), s0);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            Put(ref cFirst, cursor.C, s, s0, fresh);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, S>(ref S c, nint row, V scale, V first, V second, bool fresh)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Put(ref c, row, scale, first, fresh);
        Put(ref c, row + V.Width, scale, second, fresh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Put<V, S>(ref S c, nint row, V scale, V value, bool fresh)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        V.Store(fresh ? scale * value : V.MultiplyAdd(scale, value, V.Load(in c, row)), ref c, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<V, S>(ref S c, nint row, V scale, V first, V second)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        V.Store(V.MultiplyAdd(scale, first, V.Load(in c, row)), ref c, row);
        V.Store(V.MultiplyAdd(scale, second, V.Load(in c, row + V.Width)), ref c, row + V.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo<V, S>(ref S c, nint row, V scale, V value)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        V.Store(V.MultiplyAdd(scale, value, V.Load(in c, row)), ref c, row);
}
