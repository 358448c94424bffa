using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary><see cref="ICoupling.Contract"/> as a loop over lanes; absent weights are left out.</summary>
internal readonly ref struct ContractLoop<TCoupling, S>(
    nint rows, BlockView<S> m, BlockView<S> x, BlockView<S> w, BlockView<S> z) : ILaneLoop<S>
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
            TCoupling.Contract<V, S, Unweighted>(_rows, start, end, _m, _x, _w, _z);
        }
        else
        {
            TCoupling.Contract<V, S, Weighted>(_rows, start, end, _m, _x, _w, _z);
        }
    }
}
