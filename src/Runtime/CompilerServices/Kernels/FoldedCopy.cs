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
    public static BlockView<S> Fold<TCoupling, S>(nint rows, S scale, in BlockView<S> y, nint copy, ref S scratch)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> m = new(in scratch, TCoupling.FoldedCount, 1, 1);
        TCoupling.Fold<Lane<S>, S>(rows, scale, y.Slice(copy, 1), in m);
        return m;
    }

    /// <summary>z += w · m x for all copies of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Contract<TCoupling, S>(nint rows, in BlockView<S> m, in BlockView<S> x, in BlockView<S> w, in BlockView<S> z)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ContractLoop<TCoupling, S> loop = new(rows, in m, in x, in w, in z);
        // Two vectors share each entry of m, as long as x, z and the sums of both stay in the 32 registers.
        if (TCoupling.LeftDim + TCoupling.ResultDim <= 10)
        {
            LaneLoop.RunTwice<ContractLoop<TCoupling, S>, S>(loop, x.Copies);
        }
        else
        {
            LaneLoop.Run<ContractLoop<TCoupling, S>, S>(loop, x.Copies);
        }
    }

    /// <summary>gx, gw and the sums of gy of copy <paramref name="copy"/> += the gradients for gz.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pullback<TCoupling, S>(
        nint rows, S scale, in BlockView<S> m, in BlockView<S> x, in BlockView<S> w, in BlockView<S> gz, in BlockView<S> gx, in BlockView<S> gw, in BlockView<S> gySums, nint copy)
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        PullbackLoop<TCoupling, S> loop = new(rows, scale, in m, in x, in w, in gz, in gx, in gw, gySums.Slice(copy * LaneSums<S>.Lanes, 1));
        LaneLoop.Run<PullbackLoop<TCoupling, S>, S>(loop, x.Copies);
    }
}
