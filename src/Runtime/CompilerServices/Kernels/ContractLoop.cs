using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary><see cref="ICoupling.Contract"/> as a loop over lanes; absent weights are left out, and a result is read only where it is added to.</summary>
internal readonly ref struct ContractLoop<TCoupling, S>(
    nint rows, in BlockView<S> m, in BlockView<S> x, in BlockView<S> w, in BlockView<S> z) : ILaneLoop<S>
    where TCoupling : struct, ICoupling
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly nint _rows = rows;
    private readonly BlockView<S> _m = m;
    private readonly BlockView<S> _x = x;
    private readonly BlockView<S> _w = w;
    private readonly BlockView<S> _z = z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<V>(nint start, nint end)
        where V : struct, ILanes<V, S>
    {
        if (_w.IsAbsent)
        {
            Run<V, Unweighted>(start, end);
        }
        else
        {
            Run<V, Weighted>(start, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run<V, W>(nint start, nint end)
        where V : struct, ILanes<V, S>
        where W : struct, IPathWeight
    {
        if (_z.Row == 0)
        {
            TCoupling.Contract<V, S, W, SummedRows>(_rows, start, end, in _m, in _x, in _w, in _z);
        }
        else if (_z.IsFresh)
        {
            TCoupling.Contract<V, S, W, FreshRows>(_rows, start, end, in _m, in _x, in _w, in _z);
        }
        else
        {
            TCoupling.Contract<V, S, W, AddedRows>(_rows, start, end, in _m, in _x, in _w, in _z);
        }
    }
}
