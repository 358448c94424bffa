using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Where a range of copies is cut: pairs of the hardware's widest vectors, then single vectors of decreasing width,
/// then single numbers.
/// </summary>
internal readonly struct LaneCuts
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneCuts(nint pairs, nint bits512, nint bits256, nint bits128) =>
        (Pairs, Bits512, Bits256, Bits128) = (pairs, bits512, bits256, bits128);

    /// <summary>Pairs of 512-bit vectors end here.</summary>
    public nint Pairs { get; }

    /// <summary>512-bit vectors end here.</summary>
    public nint Bits512 { get; }

    /// <summary>256-bit vectors end here.</summary>
    public nint Bits256 { get; }

    /// <summary>128-bit vectors end here; the rest are single numbers.</summary>
    public nint Bits128 { get; }

    /// <summary>The cuts for a number of copies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneCuts Of<S>(nint copies, bool wantPairs = false)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint pairs = wantPairs && Vector512.IsHardwareAccelerated ? copies & (-2 * Vector512<S>.Count) : 0;
        nint bits512 = Vector512.IsHardwareAccelerated ? copies & -Vector512<S>.Count : 0;
        nint bits256 = Vector256.IsHardwareAccelerated ? copies & -Vector256<S>.Count : 0;
        nint bits128 = Vector128.IsHardwareAccelerated ? copies & -Vector128<S>.Count : 0;
        return new LaneCuts(pairs, bits512, bits256, bits128);
    }
}
