using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Mode uuu: z_u += c w_u C x_u y_u, copies in the lanes.</summary>
/// <remarks>
/// Without weights (an absent block) w is 1. No scratch.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Uuu
{
    /// <summary>z += product, or z = product where z is fresh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TCoupling, S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> y,
        BlockView<S> w,
        BlockView<S> z
    )
        where TCoupling : struct, ILanewiseCoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        LanewiseLoop<TCoupling, S> loop = new(rows, scale, x, y, w, z);
        LaneLoop.Run<LanewiseLoop<TCoupling, S>, S>(loop, x.Copies);
    }

    /// <summary>gx, gy, gw += gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TCoupling, S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> y,
        BlockView<S> w,
        BlockView<S> gz,
        BlockView<S> gx,
        BlockView<S> gy,
        BlockView<S> gw
    )
        where TCoupling : struct, ILanewiseCoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        LanewisePullbackLoop<TCoupling, S> loop = new(rows, scale, x, y, w, gz, gx, gy, gw);
        LaneLoop.Run<LanewisePullbackLoop<TCoupling, S>, S>(loop, x.Copies);
    }
}
