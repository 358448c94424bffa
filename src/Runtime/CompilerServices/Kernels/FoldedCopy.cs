using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One copy of the folded operand against all copies of the other one: what the modes below are made of.</summary>
/// <remarks>
/// An absent weight block means a path without weights.
/// </remarks>
internal static class FoldedCopy
{
    /// <summary>m of copy <paramref name="copy"/> of y, in scratch: <see cref="ICoupling.FoldedCount"/> numbers a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockView<S> Fold<TCoupling, S>(nint rows, S scale, BlockView<S> y, nint copy, ref S scratch)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> m = new(in scratch, TCoupling.FoldedCount, 1, 1);
        TCoupling.Fold<Lane<S>, S>(rows, scale, y.Slice(copy, 1), m);
        return m;
    }

    /// <summary>z += w · m x for all copies of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Contract<TCoupling, S>(nint rows, BlockView<S> m, BlockView<S> x, BlockView<S> w, BlockView<S> z)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ContractLoop<TCoupling, S> loop = new(rows, m, x, w, z);
        LaneLoop.Run<ContractLoop<TCoupling, S>, S>(loop, x.Copies);
    }

    /// <summary>gx, gw and the sums of gy of copy <paramref name="copy"/> += the gradients for gz.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pullback<TCoupling, S>(
        nint rows, S scale, BlockView<S> m, BlockView<S> x, BlockView<S> w, BlockView<S> gz, BlockView<S> gx, BlockView<S> gw, BlockView<S> gySums, nint copy)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        PullbackLoop<TCoupling, S> loop = new(rows, scale, m, x, w, gz, gx, gw, gySums.Slice(copy * LaneSums<S>.Lanes, 1));
        LaneLoop.Run<PullbackLoop<TCoupling, S>, S>(loop, x.Copies);
    }
}
