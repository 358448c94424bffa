using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Which lanes do the work: the widest that the hardware has, then narrower ones, then single numbers. This choice
/// stands here, and in <see cref="FoldedCopy"/> alone beside it.
/// </summary>
/// <remarks>
/// What is run is a struct, so that the JIT makes each form for its own type, and widths that the hardware does not
/// have leave no code.
/// </remarks>
internal static class LaneLoop
{
    /// <summary>Runs the loop, starting with the widest vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop, S>(scoped in TLoop loop, nint copies)
        where TLoop : ILaneLoop<S>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        LaneCuts cuts = LaneCuts.Of<S>(copies);
        if (cuts.Bits512 > 0)
            loop.Run<Lanes512<S>>(0, cuts.Bits512);

        if (cuts.Bits256 > cuts.Bits512)
            loop.Run<Lanes256<S>>(cuts.Bits512, cuts.Bits256);

        if (cuts.Bits128 > cuts.Bits256)
            loop.Run<Lanes128<S>>(cuts.Bits256, cuts.Bits128);

        if (copies > cuts.Bits128)
            loop.Run<Lane<S>>(cuts.Bits128, copies);
    }

    /// <summary>Once, in the widest vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunWidest<TUse, S>(scoped ref TUse use)
        where TUse : ILaneUse<S>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Vector512.IsHardwareAccelerated)
            use.Run<Lanes512<S>>();
        else if (Vector256.IsHardwareAccelerated)
            use.Run<Lanes256<S>>();
        else if (Vector128.IsHardwareAccelerated)
            use.Run<Lanes128<S>>();
        else
            use.Run<Lane<S>>();
    }

    /// <summary>Two of the widest vectors at a time, then one, then the same in narrower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunPanels<TPanels, S>(scoped ref TPanels panels, nint columns)
        where TPanels : ILanePanels<S>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint column = 0;
        if (Vector512.IsHardwareAccelerated)
            column = RunPanels<TPanels, Lanes512<S>, S>(ref panels, column, columns);
        if (Vector256.IsHardwareAccelerated)
            column = RunPanels<TPanels, Lanes256<S>, S>(ref panels, column, columns);
        if (Vector128.IsHardwareAccelerated)
            column = RunPanels<TPanels, Lanes128<S>, S>(ref panels, column, columns);
        for (; column < columns; column++)
            panels.Narrow<Lane<S>>(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint RunPanels<TPanels, V, S>(scoped ref TPanels panels, nint column, nint columns)
        where TPanels : ILanePanels<S>, allows ref struct
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (; column + (2 * V.Width) <= columns; column += 2 * V.Width)
            panels.Wide<V>(column);
        for (; column + V.Width <= columns; column += V.Width)
            panels.Narrow<V>(column);
        return column;
    }
}
