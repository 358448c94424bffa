using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// An emitted coupling z_k = Σ_ij C_ijk x_i y_j for the copies of x against one copy of y: first y is folded into the
/// nonzero entries of m_ki = Σ_j C_ijk y_j, which all copies of x then share.
/// </summary>
/// <remarks>
/// The other lane loops run over rows and, in each row, over copies start … end, a multiple of the lanes. All results
/// are added to. Gradients of y are summed over copies in vectors, one per component, and over lanes only at the end
/// (<see cref="LaneSums{S}"/>).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICoupling
{
    /// <summary>2l₁+1.</summary>
    static abstract int LeftDim { get; }

    /// <summary>2l₂+1.</summary>
    static abstract int RightDim { get; }

    /// <summary>2l₃+1.</summary>
    static abstract int ResultDim { get; }

    /// <summary>How many m_ki are not zero.</summary>
    static abstract int FoldedCount { get; }

    /// <summary>
    /// m_ki = scale · Σ_j C_ijk y_j, the nonzero entries one after another, each a column of <see cref="Folded.Rows"/>
    /// rows.
    /// </summary>
    /// <remarks>Rows of y and m are in the lanes, and extend to the end of the last vector.</remarks>
    static abstract void Fold<V, S>(nint rows, S scale, in BlockView<S> y, in BlockView<S> m)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>
    /// z_k += w · Σ_i m_ki x_i, row by row, or summed over the rows where they are added to one (z.Row is 0).
    /// </summary>
    static abstract void Contract<V, S, W, Z>(
        nint rows,
        nint start,
        nint end,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> z
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where W : struct, IPathWeight
        where Z : struct, IResultRows;

    /// <summary>
    /// gx, gw and the sums of gy += the gradients for the gradient gz of the result; m and scale as in
    /// <see cref="Fold"/>.
    /// </summary>
    static abstract void Pullback<V, S, W>(
        nint rows,
        nint start,
        nint end,
        S scale,
        in BlockView<S> m,
        in BlockView<S> x,
        in BlockView<S> w,
        in BlockView<S> gz,
        in BlockView<S> gx,
        in BlockView<S> gw,
        in BlockView<S> gySums
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where W : struct, IPathWeight;
}
