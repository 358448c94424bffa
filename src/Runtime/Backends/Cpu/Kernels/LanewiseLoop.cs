using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// <see cref="ILanewiseCoupling.Multiply"/> as a loop over lanes; absent weights are omitted, and a result is read only
/// where it is added to.
/// </summary>
internal readonly ref struct LanewiseLoop<TCoupling, S>(
    nint rows,
    S scale,
    BlockView<S> x,
    BlockView<S> y,
    BlockView<S> w,
    BlockView<S> z
) : ILaneLoop<S>
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
            Run<V, Unweighted>(start, end);
        else
            Run<V, Weighted>(start, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run<V, W>(nint start, nint end)
        where V : struct, ILanes<V, S>
        where W : struct, IPathWeight
    {
        // Summed rows are added to in memory: both operands fill the registers.
        if (_z.IsStreamed)
            RunStreamed<V, W>(start, end);
        else if (_z.IsFresh && _z.Row != 0)
            TCoupling.Multiply<V, S, W, FreshRows>(_rows, start, end, _scale, _x, _y, _w, _z);
        else
            TCoupling.Multiply<V, S, W, AddedRows>(_rows, start, end, _scale, _x, _y, _w, _z);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private unsafe void RunStreamed<V, W>(nint start, nint end)
        where V : struct, ILanes<V, S>
        where W : struct, IPathWeight
    {
        fixed (S* first = &_z.First)
        {
            if (StreamedRows.AreLines<V, S>(first, start, in _z))
            {
                TCoupling.Multiply<V, S, W, StreamedRows>(_rows, start, end, _scale, _x, _y, _w, _z);
                StreamedRows.End();
            }
            else
            {
                TCoupling.Multiply<V, S, W, FreshRows>(_rows, start, end, _scale, _x, _y, _w, _z);
            }
        }
    }
}
