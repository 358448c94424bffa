using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Cuts a range of copies into lanes: the widest that the hardware has, then narrower ones, then single numbers.</summary>
internal static class LaneLoop
{
    /// <summary>From the widest vectors on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLoop, S>(scoped in TLoop loop, nint copies)
        where TLoop : ILaneLoop<S>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Run<TLoop, S>(in loop, 0, copies);

    /// <summary>From pairs of the widest vectors on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunTwice<TLoop, S>(scoped in TLoop loop, nint copies)
        where TLoop : ILaneLoop<S>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint start = 0;
        if (Vector512.IsHardwareAccelerated && copies >= 2 * Vector512<S>.Count)
        {
            start = copies & (-2 * Vector512<S>.Count);
            loop.Run<Twice<Lanes512<S>, S>>(0, start);
        }

        if (start < copies)
        {
            Run<TLoop, S>(in loop, start, copies);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TLoop, S>(scoped in TLoop loop, nint start, nint copies)
        where TLoop : ILaneLoop<S>, allows ref struct
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (Vector512.IsHardwareAccelerated && copies - start >= Vector512<S>.Count)
        {
            nint end = copies & -Vector512<S>.Count;
            loop.Run<Lanes512<S>>(start, end);
            start = end;
        }

        if (Vector256.IsHardwareAccelerated && copies - start >= Vector256<S>.Count)
        {
            nint end = copies & -Vector256<S>.Count;
            loop.Run<Lanes256<S>>(start, end);
            start = end;
        }

        if (Vector128.IsHardwareAccelerated && copies - start >= Vector128<S>.Count)
        {
            nint end = copies & -Vector128<S>.Count;
            loop.Run<Lanes128<S>>(start, end);
            start = end;
        }

        if (start < copies)
        {
            loop.Run<Lane<S>>(start, copies);
        }
    }
}
