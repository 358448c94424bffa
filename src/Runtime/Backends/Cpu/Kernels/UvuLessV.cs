using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Mode uvu&lt;v: z_(uv) += c w_uv C x_u y_v for u &lt; v, pairs in lexicographic order. Copies of y in the lanes, x is
/// folded.
/// </summary>
/// <remarks>
/// The coupling is that of the exchanged operands, as in <see cref="Uvv"/>. Scratch: FoldedCount columns.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UvuLessV
{
    /// <summary>z += product, or z = product where z is fresh.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TCoupling, S>(
        nint rows,
        S scale,
        in BlockView<S> x,
        in BlockView<S> y,
        in BlockView<S> w,
        in BlockView<S> z,
        ref S scratch
    )
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint pair = 0;
        for (nint u = 0; u < x.Copies - 1; u++)
        {
            nint later = y.Copies - u - 1;
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, x, u, ref scratch);
            FoldedCopy.Contract<TCoupling, S>(
                rows,
                m,
                y.Slice(u + 1, later),
                w.Slice(pair, later),
                z.Slice(pair, later)
            );
            pair += later;
        }
    }

    /// <summary>gy, gw, and the sums of gx += gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TCoupling, S>(
        nint rows,
        S scale,
        in BlockView<S> x,
        in BlockView<S> y,
        in BlockView<S> w,
        in BlockView<S> gz,
        in BlockView<S> gxSums,
        in BlockView<S> gy,
        in BlockView<S> gw,
        ref S scratch
    )
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        nint pair = 0;
        for (nint u = 0; u < x.Copies - 1; u++)
        {
            nint later = y.Copies - u - 1;
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, x, u, ref scratch);
            FoldedCopy.Pullback<TCoupling, S>(
                rows,
                scale,
                m,
                y.Slice(u + 1, later),
                w.Slice(pair, later),
                gz.Slice(pair, later),
                gy.Slice(u + 1, later),
                gw.Slice(pair, later),
                gxSums,
                u
            );
            pair += later;
        }
    }
}
