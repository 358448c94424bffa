using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One or two vectors of columns of C += scale·AᵀB: six rows of C stay in registers while all rows of A and B are read.
/// </summary>
internal static class GemmOuterPanel
{
    private const int TileRows = 6;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<V, S, D>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c,
        nint column,
        D depth
    )
        where D : struct, IDepth, allows ref struct
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint aStride = a.Stride;
        nint bStride = b.Stride;
        nint aRow = a.Row;
        nint bRow = b.Row;
        V s = V.Broadcast(scale);
        for (nint k = 0; k < a.Copies; k += TileRows)
        {
            // Surplus columns of A repeat the last one and are not stored.
            nint last = nint.Min(TileRows, a.Copies - k) - 1;
            nint k0 = depth.At(k),
                k1 = depth.At(k + nint.Min(1, last)) - k0,
                k2 = depth.At(k + nint.Min(2, last)) - k0,
                k3 = depth.At(k + nint.Min(3, last)) - k0,
                k4 = depth.At(k + nint.Min(4, last)) - k0,
                k5 = depth.At(k + nint.Min(5, last)) - k0;
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
            ref S aFirst = ref a.At(k0);
            ref S bFirst = ref b.At(column);
            for (nint row = 0; row < rows; row++)
            {
                ref S ap = ref aFirst;
                ref S bp = ref bFirst;
                for (nint m = 0; m < components; m++)
                {
                    V b0 = V.Load(in bp, 0);
                    V b1 = V.Load(in bp, V.Width);
                    V value = V.Broadcast(in ap, 0);
                    s00 = V.MultiplyAdd(value, b0, s00);
                    s01 = V.MultiplyAdd(value, b1, s01);
                    value = V.Broadcast(in ap, k1);
                    s10 = V.MultiplyAdd(value, b0, s10);
                    s11 = V.MultiplyAdd(value, b1, s11);
                    value = V.Broadcast(in ap, k2);
                    s20 = V.MultiplyAdd(value, b0, s20);
                    s21 = V.MultiplyAdd(value, b1, s21);
                    value = V.Broadcast(in ap, k3);
                    s30 = V.MultiplyAdd(value, b0, s30);
                    s31 = V.MultiplyAdd(value, b1, s31);
                    value = V.Broadcast(in ap, k4);
                    s40 = V.MultiplyAdd(value, b0, s40);
                    s41 = V.MultiplyAdd(value, b1, s41);
                    value = V.Broadcast(in ap, k5);
                    s50 = V.MultiplyAdd(value, b0, s50);
                    s51 = V.MultiplyAdd(value, b1, s51);
                    ap = ref Unsafe.Add(ref ap, aStride);
                    bp = ref Unsafe.Add(ref bp, bStride);
                }

                aFirst = ref Unsafe.Add(ref aFirst, aRow);
                bFirst = ref Unsafe.Add(ref bFirst, bRow);
            }

            ref S cFirst = ref c.At((k * c.Row) + column);
            GemmPanel.AddTo(ref cFirst, 0, s, s00, s01);
            if (last >= 1)
                GemmPanel.AddTo(ref cFirst, c.Row, s, s10, s11);

            if (last >= 2)
                GemmPanel.AddTo(ref cFirst, 2 * c.Row, s, s20, s21);

            if (last >= 3)
                GemmPanel.AddTo(ref cFirst, 3 * c.Row, s, s30, s31);

            if (last >= 4)
                GemmPanel.AddTo(ref cFirst, 4 * c.Row, s, s40, s41);

            if (last >= 5)
                GemmPanel.AddTo(ref cFirst, 5 * c.Row, s, s50, s51);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Narrow<V, S, D>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        BlockView<S> c,
        nint column,
        D depth
    )
        where D : struct, IDepth, allows ref struct
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint aStride = a.Stride;
        nint bStride = b.Stride;
        nint aRow = a.Row;
        nint bRow = b.Row;
        V s = V.Broadcast(scale);
        for (nint k = 0; k < a.Copies; )
        {
            const int tall = TallPanel.OuterTileRows - 1;
            if (a.Copies - k > tall && depth.At(k + tall) - depth.At(k) == tall)
            {
                TallPanel.TransposedMultiply<V, S>(
                    rows,
                    components,
                    scale,
                    new BlockView<S>(in a.At(depth.At(k)), aRow, aStride, tall + 1),
                    new BlockView<S>(in b.At(column), bRow, bStride, V.Width),
                    ref c.At((k * c.Row) + column),
                    c.Row
                );
                k += TallPanel.OuterTileRows;
                continue;
            }

            nint last = nint.Min(TileRows, a.Copies - k) - 1;
            nint k0 = depth.At(k),
                k1 = depth.At(k + nint.Min(1, last)) - k0,
                k2 = depth.At(k + nint.Min(2, last)) - k0,
                k3 = depth.At(k + nint.Min(3, last)) - k0,
                k4 = depth.At(k + nint.Min(4, last)) - k0,
                k5 = depth.At(k + nint.Min(5, last)) - k0;
            V s0 = V.Zero,
                s1 = V.Zero,
                s2 = V.Zero,
                s3 = V.Zero,
                s4 = V.Zero,
                s5 = V.Zero;
            ref S aFirst = ref a.At(k0);
            ref S bFirst = ref b.At(column);
            for (nint row = 0; row < rows; row++)
            {
                ref S ap = ref aFirst;
                ref S bp = ref bFirst;
                for (nint m = 0; m < components; m++)
                {
                    V value = V.Load(in bp, 0);
                    s0 = V.MultiplyAdd(V.Broadcast(in ap, 0), value, s0);
                    s1 = V.MultiplyAdd(V.Broadcast(in ap, k1), value, s1);
                    s2 = V.MultiplyAdd(V.Broadcast(in ap, k2), value, s2);
                    s3 = V.MultiplyAdd(V.Broadcast(in ap, k3), value, s3);
                    s4 = V.MultiplyAdd(V.Broadcast(in ap, k4), value, s4);
                    s5 = V.MultiplyAdd(V.Broadcast(in ap, k5), value, s5);
                    ap = ref Unsafe.Add(ref ap, aStride);
                    bp = ref Unsafe.Add(ref bp, bStride);
                }

                aFirst = ref Unsafe.Add(ref aFirst, aRow);
                bFirst = ref Unsafe.Add(ref bFirst, bRow);
            }

            ref S cFirst = ref c.At((k * c.Row) + column);
            GemmPanel.AddTo(ref cFirst, 0, s, s0);
            if (last >= 1)
                GemmPanel.AddTo(ref cFirst, c.Row, s, s1);

            if (last >= 2)
                GemmPanel.AddTo(ref cFirst, 2 * c.Row, s, s2);

            if (last >= 3)
                GemmPanel.AddTo(ref cFirst, 3 * c.Row, s, s3);

            if (last >= 4)
                GemmPanel.AddTo(ref cFirst, 4 * c.Row, s, s4);

            if (last >= 5)
                GemmPanel.AddTo(ref cFirst, 5 * c.Row, s, s5);

            k += TileRows;
        }
    }
}
