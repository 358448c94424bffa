using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One vector of columns of a product, with enough rows at a time that accumulators hide the latency of the
/// multiply-adds: twelve, or ten, where two vectors of columns have six rows each.
/// </summary>
/// <remarks>
/// With one vector of columns each number that is broadcast serves one multiply-add, and two loads a cycle feed two of
/// them; two vectors of half the width, which need fewer loads, do half the work a cycle.
/// </remarks>
internal static class TallPanel
{
    /// <summary>Rows of a product that are worked on at once.</summary>
    public const int TileRows = 12;

    /// <summary>Rows of a transposed product that are worked on at once.</summary>
    public const int OuterTileRows = 10;

    /// <summary>
    /// c[r] = or += scale Σ_p a[r, depth(p)] b[p] for a multiple of <see cref="TileRows"/> rows, each given with the
    /// distance between its rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<V, S, D>(
        nint rows,
        nint count,
        S scale,
        ref S a,
        nint aRow,
        ref S b,
        nint bRow,
        ref S c,
        nint cRow,
        bool isFresh,
        D depth
    )
        where D : struct, IDepth, allows ref struct
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint twoRows = 2 * aRow,
            threeRows = 3 * aRow;
        V s = V.Broadcast(scale);
        for (nint row = 0; row < rows; row += TileRows)
        {
            ref S tile = ref Unsafe.Add(ref a, row * aRow);
            ref S bp = ref b;
            V s0 = V.Zero,
                s1 = V.Zero,
                s2 = V.Zero,
                s3 = V.Zero,
                s4 = V.Zero,
                s5 = V.Zero,
                s6 = V.Zero,
                s7 = V.Zero,
                s8 = V.Zero,
                s9 = V.Zero,
                s10 = V.Zero,
                s11 = V.Zero;
            for (nint p = 0; p < count; p++)
            {
                // Rows have one distance, so that few references and multiples of it reach all twelve.
                ref S a0 = ref Unsafe.Add(ref tile, depth.At(p));
                ref S a3 = ref Unsafe.Add(ref a0, threeRows);
                ref S a6 = ref Unsafe.Add(ref a3, threeRows);
                ref S a9 = ref Unsafe.Add(ref a6, threeRows);
                V value = V.Load(in bp, 0);
                s0 = V.MultiplyAdd(V.Broadcast(in a0, 0), value, s0);
                s1 = V.MultiplyAdd(V.Broadcast(in a0, aRow), value, s1);
                s2 = V.MultiplyAdd(V.Broadcast(in a0, twoRows), value, s2);
                s3 = V.MultiplyAdd(V.Broadcast(in a3, 0), value, s3);
                s4 = V.MultiplyAdd(V.Broadcast(in a3, aRow), value, s4);
                s5 = V.MultiplyAdd(V.Broadcast(in a3, twoRows), value, s5);
                s6 = V.MultiplyAdd(V.Broadcast(in a6, 0), value, s6);
                s7 = V.MultiplyAdd(V.Broadcast(in a6, aRow), value, s7);
                s8 = V.MultiplyAdd(V.Broadcast(in a6, twoRows), value, s8);
                s9 = V.MultiplyAdd(V.Broadcast(in a9, 0), value, s9);
                s10 = V.MultiplyAdd(V.Broadcast(in a9, aRow), value, s10);
                s11 = V.MultiplyAdd(V.Broadcast(in a9, twoRows), value, s11);
                bp = ref Unsafe.Add(ref bp, bRow);
            }

            // One row after another, so that results add up where all rows of C are the same row.
            ref S to = ref Unsafe.Add(ref c, row * cRow);
            GemmPanel.Put(ref to, 0, s, s0, isFresh);
            GemmPanel.Put(ref to, cRow, s, s1, isFresh);
            GemmPanel.Put(ref to, 2 * cRow, s, s2, isFresh);
            GemmPanel.Put(ref to, 3 * cRow, s, s3, isFresh);
            GemmPanel.Put(ref to, 4 * cRow, s, s4, isFresh);
            GemmPanel.Put(ref to, 5 * cRow, s, s5, isFresh);
            GemmPanel.Put(ref to, 6 * cRow, s, s6, isFresh);
            GemmPanel.Put(ref to, 7 * cRow, s, s7, isFresh);
            GemmPanel.Put(ref to, 8 * cRow, s, s8, isFresh);
            GemmPanel.Put(ref to, 9 * cRow, s, s9, isFresh);
            GemmPanel.Put(ref to, 10 * cRow, s, s10, isFresh);
            GemmPanel.Put(ref to, 11 * cRow, s, s11, isFresh);
        }
    }

    /// <summary>
    /// c[k] += scale Σ a[r, m, k] b[r, m] over rows and components, for <see cref="OuterTileRows"/> numbers k that
    /// follow one another.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TransposedMultiply<V, S>(
        nint rows,
        nint components,
        S scale,
        BlockView<S> a,
        BlockView<S> b,
        ref S c,
        nint cRow
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint aStride = a.Stride,
            bStride = b.Stride;
        V s0 = V.Zero,
            s1 = V.Zero,
            s2 = V.Zero,
            s3 = V.Zero,
            s4 = V.Zero,
            s5 = V.Zero,
            s6 = V.Zero,
            s7 = V.Zero,
            s8 = V.Zero,
            s9 = V.Zero;
        ref S aFirst = ref a.First;
        ref S bFirst = ref b.First;
        for (nint row = 0; row < rows; row++)
        {
            ref S ap = ref aFirst;
            ref S bp = ref bFirst;
            for (nint m = 0; m < components; m++)
            {
                V value = V.Load(in bp, 0);
                s0 = V.MultiplyAdd(V.Broadcast(in ap, 0), value, s0);
                s1 = V.MultiplyAdd(V.Broadcast(in ap, 1), value, s1);
                s2 = V.MultiplyAdd(V.Broadcast(in ap, 2), value, s2);
                s3 = V.MultiplyAdd(V.Broadcast(in ap, 3), value, s3);
                s4 = V.MultiplyAdd(V.Broadcast(in ap, 4), value, s4);
                s5 = V.MultiplyAdd(V.Broadcast(in ap, 5), value, s5);
                s6 = V.MultiplyAdd(V.Broadcast(in ap, 6), value, s6);
                s7 = V.MultiplyAdd(V.Broadcast(in ap, 7), value, s7);
                s8 = V.MultiplyAdd(V.Broadcast(in ap, 8), value, s8);
                s9 = V.MultiplyAdd(V.Broadcast(in ap, 9), value, s9);
                ap = ref Unsafe.Add(ref ap, aStride);
                bp = ref Unsafe.Add(ref bp, bStride);
            }

            aFirst = ref Unsafe.Add(ref aFirst, a.Row);
            bFirst = ref Unsafe.Add(ref bFirst, b.Row);
        }

        V factor = V.Broadcast(scale);
        GemmPanel.AddTo(ref c, 0, factor, s0);
        GemmPanel.AddTo(ref c, cRow, factor, s1);
        GemmPanel.AddTo(ref c, 2 * cRow, factor, s2);
        GemmPanel.AddTo(ref c, 3 * cRow, factor, s3);
        GemmPanel.AddTo(ref c, 4 * cRow, factor, s4);
        GemmPanel.AddTo(ref c, 5 * cRow, factor, s5);
        GemmPanel.AddTo(ref c, 6 * cRow, factor, s6);
        GemmPanel.AddTo(ref c, 7 * cRow, factor, s7);
        GemmPanel.AddTo(ref c, 8 * cRow, factor, s8);
        GemmPanel.AddTo(ref c, 9 * cRow, factor, s9);
    }
}
