using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary><see cref="ILanewiseCoupling.Pullback"/> as a loop over lanes; absent weights are omitted.</summary>
internal readonly ref struct LanewisePullbackLoop<TCoupling, S>(
    nint rows,
    S scale,
    BlockView<S> x,
    BlockView<S> y,
    BlockView<S> w,
    BlockView<S> gz,
    BlockView<S> gx,
    BlockView<S> gy,
    BlockView<S> gw
) : ILaneLoop<S>
    where TCoupling : struct, ILanewiseCoupling
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly nint _rows = rows;
    private readonly S _scale = scale;
    private readonly BlockView<S> _x = x;
    private readonly BlockView<S> _y = y;
    private readonly BlockView<S> _w = w;
    private readonly BlockView<S> _gz = gz;
    private readonly BlockView<S> _gx = gx;
    private readonly BlockView<S> _gy = gy;
    private readonly BlockView<S> _gw = gw;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint start, nint end)
        where V : struct, ILanes<V, S>
    {
        if (_w.IsAbsent)
            TCoupling.Pullback<V, S, Unweighted>(_rows, start, end, _scale, _x, _y, _w, _gz, _gx, _gy, _gw);
        else
            TCoupling.Pullback<V, S, Weighted>(_rows, start, end, _scale, _x, _y, _w, _gz, _gx, _gy, _gw);
    }
}
