using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Cuts a range of copies into lanes: the hardware's widest first, then narrower ones, then single numbers.
/// </summary>
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
}
