using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One copy of the folded operand against all copies of the other one: the building block of the connection modes.
/// </summary>
/// <remarks>
/// An absent weight block means a path without weights; the weight is then omitted. A result is read only where it is
/// added to. Views are always passed by reference: a call for twenty edges of few copies is short, and copying the
/// views would take a fifth of it. So the choices of lanes stand here and not in <see cref="LaneLoop"/>: what that runs
/// is a struct that holds its views, and no field can be a reference to a view.
/// </remarks>
internal static class FoldedCopy
{
    /// <summary>
    /// Components of operand and result that a pair of vectors keeps in the 32 registers, with the sums of both.
    /// </summary>
    private const int ComponentsOfPairs = 10;

    /// <summary>
    /// m of copy <paramref name="copy"/> of y (a block of a <see cref="ColumnsView{S}"/>), in scratch:
    /// <see cref="ICoupling.FoldedCount"/> columns.
    /// </summary>
    /// <remarks>
    /// Always uses the widest vectors, however few rows there are: a vector costs no more than one number, and the JIT
    /// compiles only one form.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockView<S> Fold<TCoupling, S>(nint rows, S scale, in BlockView<S> y, nint copy, ref S scratch)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> column = new(in y.At(copy * Folded.Rows), 1, y.Stride, 1);
        BlockView<S> m = new(in scratch, 1, Folded.Rows, 1);
        if (Vector512.IsHardwareAccelerated)
            TCoupling.Fold<Lanes512<S>, S>(rows, scale, in column, in m);
        else if (Vector256.IsHardwareAccelerated)
            TCoupling.Fold<Lanes256<S>, S>(rows, scale, in column, in m);
        else if (Vector128.IsHardwareAccelerated)
            TCoupling.Fold<Lanes128<S>, S>(rows, scale, in column, in m);
        else
            TCoupling.Fold<Lane<S>, S>(rows, scale, in column, in m);

        return m;
    }

    /// <summary>z = or += w · m x for all copies of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Contract<TCoupling, S>(
        nint rows,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> z
    )
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        // Two vectors share each entry of m.
        LaneCuts cuts = LaneCuts.Of<S>(x.Copies, TCoupling.LeftDim + TCoupling.ResultDim <= ComponentsOfPairs);
        if (cuts.Pairs > 0)
            Contract<TCoupling, LanePair<Lanes512<S>, S>, S>(rows, 0, cuts.Pairs, in m, in x, in w, in z);

        if (cuts.Bits512 > cuts.Pairs)
            Contract<TCoupling, Lanes512<S>, S>(rows, cuts.Pairs, cuts.Bits512, in m, in x, in w, in z);

        if (cuts.Bits256 > cuts.Bits512)
            Contract<TCoupling, Lanes256<S>, S>(rows, cuts.Bits512, cuts.Bits256, in m, in x, in w, in z);

        if (cuts.Bits128 > cuts.Bits256)
            Contract<TCoupling, Lanes128<S>, S>(rows, cuts.Bits256, cuts.Bits128, in m, in x, in w, in z);

        if (x.Copies > cuts.Bits128)
            Contract<TCoupling, Lane<S>, S>(rows, cuts.Bits128, x.Copies, in m, in x, in w, in z);
    }

    /// <summary>gx, gw and the sums of gy of copy <paramref name="copy"/> += the gradients for gz.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pullback<TCoupling, S>(
        nint rows,
        S scale,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> gz,
        in BlockView<S> gx,
        in BlockView<S> gw,
        in BlockView<S> gySums,
        nint copy
    )
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> sums = gySums.Slice(copy * LaneSums<S>.Lanes, 1);
        LaneCuts cuts = LaneCuts.Of<S>(x.Copies);
        if (cuts.Bits512 > 0)
        {
            Pullback<TCoupling, Lanes512<S>, S>(
                rows,
                0,
                cuts.Bits512,
                scale,
                in m,
                in x,
                in w,
                in gz,
                in gx,
                in gw,
                in sums
            );
        }

        if (cuts.Bits256 > cuts.Bits512)
        {
            Pullback<TCoupling, Lanes256<S>, S>(
                rows,
                cuts.Bits512,
                cuts.Bits256,
                scale,
                in m,
                in x,
                in w,
                in gz,
                in gx,
                in gw,
                in sums
            );
        }

        if (cuts.Bits128 > cuts.Bits256)
        {
            Pullback<TCoupling, Lanes128<S>, S>(
                rows,
                cuts.Bits256,
                cuts.Bits128,
                scale,
                in m,
                in x,
                in w,
                in gz,
                in gx,
                in gw,
                in sums
            );
        }

        if (x.Copies > cuts.Bits128)
        {
            Pullback<TCoupling, Lane<S>, S>(
                rows,
                cuts.Bits128,
                x.Copies,
                scale,
                in m,
                in x,
                in w,
                in gz,
                in gx,
                in gw,
                in sums
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Contract<TCoupling, V, S>(
        nint rows,
        nint start,
        nint end,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> z
    )
        where TCoupling : struct, ICoupling
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (w.IsAbsent)
            Contract<TCoupling, V, S, Unweighted>(rows, start, end, in m, in x, in w, in z);
        else
            Contract<TCoupling, V, S, Weighted>(rows, start, end, in m, in x, in w, in z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Contract<TCoupling, V, S, W>(
        nint rows,
        nint start,
        nint end,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> z
    )
        where TCoupling : struct, ICoupling
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where W : struct, IPathWeight
    {
        if (z.Row == 0)
            TCoupling.Contract<V, S, W, SummedRows>(rows, start, end, in m, in x, in w, in z);
        else if (z.IsStreamed)
            ContractStreamed<TCoupling, V, S, W>(rows, start, end, in m, in x, in w, in z);
        else if (z.IsFresh)
            TCoupling.Contract<V, S, W, FreshRows>(rows, start, end, in m, in x, in w, in z);
        else
            TCoupling.Contract<V, S, W, AddedRows>(rows, start, end, in m, in x, in w, in z);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void ContractStreamed<TCoupling, V, S, W>(
        nint rows,
        nint start,
        nint end,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> z
    )
        where TCoupling : struct, ICoupling
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where W : struct, IPathWeight
    {
        fixed (S* first = &z.First)
        {
            if (StreamedRows.AreLines<V, S>(first, start, in z))
            {
                TCoupling.Contract<V, S, W, StreamedRows>(rows, start, end, in m, in x, in w, in z);
                StreamedRows.End();
            }
            else
            {
                TCoupling.Contract<V, S, W, FreshRows>(rows, start, end, in m, in x, in w, in z);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pullback<TCoupling, V, S>(
        nint rows,
        nint start,
        nint end,
        S scale,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> gz,
        in BlockView<S> gx,
        in BlockView<S> gw,
        in BlockView<S> gySums
    )
        where TCoupling : struct, ICoupling
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (w.IsAbsent)
        {
            TCoupling.Pullback<V, S, Unweighted>(
                rows,
                start,
                end,
                scale,
                in m,
                in x,
                in w,
                in gz,
                in gx,
                in gw,
                in gySums
            );
        }
        else
        {
            TCoupling.Pullback<V, S, Weighted>(
                rows,
                start,
                end,
                scale,
                in m,
                in x,
                in w,
                in gz,
                in gx,
                in gw,
                in gySums
            );
        }
    }
}
