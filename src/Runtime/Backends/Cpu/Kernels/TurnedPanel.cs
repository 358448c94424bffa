using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One vector of columns of a product of complex matrices: rows are (c, s), the matrices A + iB, and all four products
/// of real matrices are done at once, six rows at a time.
/// </summary>
/// <remarks>
/// Twelve accumulators, as in <see cref="GemmPanel"/>; surplus rows repeat the last and are not stored.
/// </remarks>
internal static class TurnedPanel
{
    private const int TileRows = 6;

    /// <summary>
    /// z_c = or += scale (x_c A − x_s B), z_s = or += scale (x_s A + x_c B); with the sign of B changed if
    /// <paramref name="isConjugate"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V, S>(
        nint rows,
        S scale,
        BlockView<S> a,
        BlockView<S> plain,
        BlockView<S> turned,
        BlockView<S> c,
        nint column,
        bool isConjugate
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint last = rows - 1,
            aStride = a.Stride;
        V s = V.Broadcast(scale),
            sign = V.Broadcast(isConjugate ? -S.One : S.One);
        for (nint row = 0; row < rows; row += TileRows)
        {
            ref S a0 = ref a.At(row * a.Row);
            ref S a1 = ref a.At(nint.Min(row + 1, last) * a.Row);
            ref S a2 = ref a.At(nint.Min(row + 2, last) * a.Row);
            ref S a3 = ref a.At(nint.Min(row + 3, last) * a.Row);
            ref S a4 = ref a.At(nint.Min(row + 4, last) * a.Row);
            ref S a5 = ref a.At(nint.Min(row + 5, last) * a.Row);
            V c0 = V.Zero,
                s0 = V.Zero;
            V c1 = V.Zero,
                s1 = V.Zero;
            V c2 = V.Zero,
                s2 = V.Zero;
            V c3 = V.Zero,
                s3 = V.Zero;
            V c4 = V.Zero,
                s4 = V.Zero;
            V c5 = V.Zero,
                s5 = V.Zero;
            ref S plainRow = ref plain.At(column);
            ref S turnedRow = ref turned.At(column);
            for (nint p = 0; p < a.Copies; p++)
            {
                V b0 = V.Load(in plainRow, 0);
                V b1 = sign * V.Load(in turnedRow, 0);
                V n1 = -b1;
                V x;
                x = V.Broadcast(in a0, p);
                c0 = V.MultiplyAdd(x, b0, c0);
                s0 = V.MultiplyAdd(x, b1, s0);
                x = V.Broadcast(in a0, aStride + p);
                c0 = V.MultiplyAdd(x, n1, c0);
                s0 = V.MultiplyAdd(x, b0, s0);
                x = V.Broadcast(in a1, p);
                c1 = V.MultiplyAdd(x, b0, c1);
                s1 = V.MultiplyAdd(x, b1, s1);
                x = V.Broadcast(in a1, aStride + p);
                c1 = V.MultiplyAdd(x, n1, c1);
                s1 = V.MultiplyAdd(x, b0, s1);
                x = V.Broadcast(in a2, p);
                c2 = V.MultiplyAdd(x, b0, c2);
                s2 = V.MultiplyAdd(x, b1, s2);
                x = V.Broadcast(in a2, aStride + p);
                c2 = V.MultiplyAdd(x, n1, c2);
                s2 = V.MultiplyAdd(x, b0, s2);
                x = V.Broadcast(in a3, p);
                c3 = V.MultiplyAdd(x, b0, c3);
                s3 = V.MultiplyAdd(x, b1, s3);
                x = V.Broadcast(in a3, aStride + p);
                c3 = V.MultiplyAdd(x, n1, c3);
                s3 = V.MultiplyAdd(x, b0, s3);
                x = V.Broadcast(in a4, p);
                c4 = V.MultiplyAdd(x, b0, c4);
                s4 = V.MultiplyAdd(x, b1, s4);
                x = V.Broadcast(in a4, aStride + p);
                c4 = V.MultiplyAdd(x, n1, c4);
                s4 = V.MultiplyAdd(x, b0, s4);
                x = V.Broadcast(in a5, p);
                c5 = V.MultiplyAdd(x, b0, c5);
                s5 = V.MultiplyAdd(x, b1, s5);
                x = V.Broadcast(in a5, aStride + p);
                c5 = V.MultiplyAdd(x, n1, c5);
                s5 = V.MultiplyAdd(x, b0, s5);
                plainRow = ref Unsafe.Add(ref plainRow, plain.Row);
                turnedRow = ref Unsafe.Add(ref turnedRow, turned.Row);
            }

            Put(c, row, column, s, c0, s0);
            if (row + 1 < rows)
                Put(c, row + 1, column, s, c1, s1);
            if (row + 2 < rows)
                Put(c, row + 2, column, s, c2, s2);
            if (row + 3 < rows)
                Put(c, row + 3, column, s, c3, s3);
            if (row + 4 < rows)
                Put(c, row + 4, column, s, c4, s4);
            if (row + 5 < rows)
                Put(c, row + 5, column, s, c5, s5);
        }
    }

    /// <summary>
    /// gA += scale Σ (x_c gz_c + x_s gz_s), gB += scale Σ (x_c gz_s − x_s gz_c), over rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransposedMultiply<V, S>(
        nint rows,
        S scale,
        BlockView<S> a,
        BlockView<S> g,
        BlockView<S> plain,
        BlockView<S> turned,
        nint column
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint aStride = a.Stride,
            gStride = g.Stride;
        V s = V.Broadcast(scale);
        for (nint k = 0; k < a.Copies; k += TileRows)
        {
            nint last = nint.Min(TileRows, a.Copies - k) - 1;
            nint k1 = nint.Min(1, last);
            nint k2 = nint.Min(2, last);
            nint k3 = nint.Min(3, last);
            nint k4 = nint.Min(4, last);
            nint k5 = nint.Min(5, last);
            V c0 = V.Zero,
                s0 = V.Zero;
            V c1 = V.Zero,
                s1 = V.Zero;
            V c2 = V.Zero,
                s2 = V.Zero;
            V c3 = V.Zero,
                s3 = V.Zero;
            V c4 = V.Zero,
                s4 = V.Zero;
            V c5 = V.Zero,
                s5 = V.Zero;
            ref S ar = ref a.At(k);
            ref S gr = ref g.At(column);
            for (nint row = 0; row < rows; row++)
            {
                V gc = V.Load(in gr, 0);
                V gs = V.Load(in gr, gStride);
                V nc = -gc;
                V x;
                x = V.Broadcast(in ar, 0);
                c0 = V.MultiplyAdd(x, gc, c0);
                s0 = V.MultiplyAdd(x, gs, s0);
                x = V.Broadcast(in ar, aStride);
                c0 = V.MultiplyAdd(x, gs, c0);
                s0 = V.MultiplyAdd(x, nc, s0);
                x = V.Broadcast(in ar, k1);
                c1 = V.MultiplyAdd(x, gc, c1);
                s1 = V.MultiplyAdd(x, gs, s1);
                x = V.Broadcast(in ar, aStride + k1);
                c1 = V.MultiplyAdd(x, gs, c1);
                s1 = V.MultiplyAdd(x, nc, s1);
                x = V.Broadcast(in ar, k2);
                c2 = V.MultiplyAdd(x, gc, c2);
                s2 = V.MultiplyAdd(x, gs, s2);
                x = V.Broadcast(in ar, aStride + k2);
                c2 = V.MultiplyAdd(x, gs, c2);
                s2 = V.MultiplyAdd(x, nc, s2);
                x = V.Broadcast(in ar, k3);
                c3 = V.MultiplyAdd(x, gc, c3);
                s3 = V.MultiplyAdd(x, gs, s3);
                x = V.Broadcast(in ar, aStride + k3);
                c3 = V.MultiplyAdd(x, gs, c3);
                s3 = V.MultiplyAdd(x, nc, s3);
                x = V.Broadcast(in ar, k4);
                c4 = V.MultiplyAdd(x, gc, c4);
                s4 = V.MultiplyAdd(x, gs, s4);
                x = V.Broadcast(in ar, aStride + k4);
                c4 = V.MultiplyAdd(x, gs, c4);
                s4 = V.MultiplyAdd(x, nc, s4);
                x = V.Broadcast(in ar, k5);
                c5 = V.MultiplyAdd(x, gc, c5);
                s5 = V.MultiplyAdd(x, gs, s5);
                x = V.Broadcast(in ar, aStride + k5);
                c5 = V.MultiplyAdd(x, gs, c5);
                s5 = V.MultiplyAdd(x, nc, s5);
                ar = ref Unsafe.Add(ref ar, a.Row);
                gr = ref Unsafe.Add(ref gr, g.Row);
            }

            GemmPanel.AddTo(ref plain.At((k * plain.Row) + column), 0, s, c0);
            GemmPanel.AddTo(ref turned.At((k * turned.Row) + column), 0, s, s0);
            if (last >= 1)
            {
                GemmPanel.AddTo(ref plain.At(((k + 1) * plain.Row) + column), 0, s, c1);
                GemmPanel.AddTo(ref turned.At(((k + 1) * turned.Row) + column), 0, s, s1);
            }

            if (last >= 2)
            {
                GemmPanel.AddTo(ref plain.At(((k + 2) * plain.Row) + column), 0, s, c2);
                GemmPanel.AddTo(ref turned.At(((k + 2) * turned.Row) + column), 0, s, s2);
            }

            if (last >= 3)
            {
                GemmPanel.AddTo(ref plain.At(((k + 3) * plain.Row) + column), 0, s, c3);
                GemmPanel.AddTo(ref turned.At(((k + 3) * turned.Row) + column), 0, s, s3);
            }

            if (last >= 4)
            {
                GemmPanel.AddTo(ref plain.At(((k + 4) * plain.Row) + column), 0, s, c4);
                GemmPanel.AddTo(ref turned.At(((k + 4) * turned.Row) + column), 0, s, s4);
            }

            if (last >= 5)
            {
                GemmPanel.AddTo(ref plain.At(((k + 5) * plain.Row) + column), 0, s, c5);
                GemmPanel.AddTo(ref turned.At(((k + 5) * turned.Row) + column), 0, s, s5);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<V, S>(BlockView<S> c, nint row, nint column, V scale, V cosine, V sine)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ref S at = ref c.At((row * c.Row) + column);
        bool fresh = c.IsFresh && c.Row != 0;
        V.Store(fresh ? scale * cosine : V.MultiplyAdd(scale, cosine, V.Load(in at, 0)), ref at, 0);
        V.Store(fresh ? scale * sine : V.MultiplyAdd(scale, sine, V.Load(in at, c.Stride)), ref at, c.Stride);
    }
}
