using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// An emitted coupling z_k = Σ_ij C_ijk x_i y_j of copy u of x with copy u of y, copies in the lanes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanewiseCoupling
{
    /// <summary>2l₃+1.</summary>
    static abstract int ResultDim { get; }

    /// <summary>z_k = or += scale · w · Σ_ij C_ijk x_i y_j.</summary>
    static abstract void Multiply<V, S, W, Z>(
        nint rows,
        nint start,
        nint end,
        S scale,
        BlockView<S> x,
        BlockView<S> y,
        BlockView<S> w,
        BlockView<S> z
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where W : struct, IPathWeight
        where Z : struct, IResultRows;

    /// <summary>
    /// gx, gy, gw += the gradients for the gradient gz of the result; gx and gy may be the same numbers.
    /// </summary>
    static abstract void Pullback<V, S, W>(
        nint rows,
        nint start,
        nint end,
        S scale,
        BlockView<S> x,
        BlockView<S> y,
        BlockView<S> w,
        BlockView<S> gz,
        BlockView<S> gx,
        BlockView<S> gy,
        BlockView<S> gw
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where W : struct, IPathWeight;
}
