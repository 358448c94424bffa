using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary><see cref="ICoupling.Pullback"/> as a loop over lanes; absent weights are left out.</summary>
internal readonly ref struct PullbackLoop<TCoupling, S>(
    nint rows, S scale, in BlockView<S> m, in BlockView<S> x, in BlockView<S> w, in BlockView<S> gz, in BlockView<S> gx, in BlockView<S> gw, in BlockView<S> gySums)
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
            TCoupling.Pullback<V, S, Unweighted>(_rows, start, end, _scale, in _m, in _x, in _w, in _gz, in _gx, in _gw, in _gySums);
        }
        else
        {
            TCoupling.Pullback<V, S, Weighted>(_rows, start, end, _scale, in _m, in _x, in _w, in _gz, in _gx, in _gw, in _gySums);
        }
    }
}
