using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary><see cref="ILanewiseCoupling.Multiply"/> as a loop over lanes; absent weights are left out.</summary>
internal readonly ref struct LanewiseLoop<TCoupling, S>(
    nint rows, S scale, BlockView<S> x, BlockView<S> y, BlockView<S> w, BlockView<S> z) : ILaneLoop<S>
    where TCoupling : struct, ILanewiseCoupling
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly nint _rows = rows;
    private readonly S _scale = scale;
    private readonly BlockView<S> _x = x;
    private readonly BlockView<S> _y = y;
    private readonly BlockView<S> _w = w;
    private readonly BlockView<S> _z = z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint start, nint end)
        where V : struct, ILanes<V, S>
    {
        if (_w.IsAbsent)
        {
            TCoupling.Multiply<V, S, Unweighted>(_rows, start, end, _scale, _x, _y, _w, _z);
        }
        else
        {
            TCoupling.Multiply<V, S, Weighted>(_rows, start, end, _scale, _x, _y, _w, _z);
        }
    }
}
