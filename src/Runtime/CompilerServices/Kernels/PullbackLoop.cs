using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary><see cref="ICoupling.Pullback"/> as a loop over lanes; absent weights are left out.</summary>
internal readonly ref struct PullbackLoop<TCoupling, S>(
    nint rows, S scale, BlockView<S> m, BlockView<S> x, BlockView<S> w, BlockView<S> gz, BlockView<S> gx, BlockView<S> gw, BlockView<S> gySums)
    : ILaneLoop<S>
    where TCoupling : struct, ICoupling
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly nint _rows = rows;
    private readonly S _scale = scale;
    private readonly BlockView<S> _m = m;
    private readonly BlockView<S> _x = x;
    private readonly BlockView<S> _w = w;
    private readonly BlockView<S> _gz = gz;
    private readonly BlockView<S> _gx = gx;
    private readonly BlockView<S> _gw = gw;
    private readonly BlockView<S> _gySums = gySums;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint start, nint end)
        where V : struct, ILanes<V, S>
    {
        if (_w.IsAbsent)
        {
            TCoupling.Pullback<V, S, Unweighted>(_rows, start, end, _scale, _m, _x, _w, _gz, _gx, _gw, _gySums);
        }
        else
        {
            TCoupling.Pullback<V, S, Weighted>(_rows, start, end, _scale, _m, _x, _w, _gz, _gx, _gw, _gySums);
        }
    }
}
