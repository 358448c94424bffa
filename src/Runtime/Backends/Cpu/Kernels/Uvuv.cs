using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Mode uvuv: z_(uv) += c w_uv C x_u y_v, v fastest. Copies of y in the lanes, x is folded.</summary>
/// <remarks>
/// The coupling is that of the exchanged operands, as in <see cref="Uvv"/>. Scratch: FoldedCount columns.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Uvuv
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
        for (nint u = 0; u < x.Copies; u++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, x, u, ref scratch);
            nint first = u * y.Copies;
            FoldedCopy.Contract<TCoupling, S>(rows, m, y, w.Slice(first, y.Copies), z.Slice(first, y.Copies));
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
        for (nint u = 0; u < x.Copies; u++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, x, u, ref scratch);
            nint first = u * y.Copies;
            FoldedCopy.Pullback<TCoupling, S>(
                rows,
                scale,
                m,
                y,
                w.Slice(first, y.Copies),
                gz.Slice(first, y.Copies),
                gy,
                gw.Slice(first, y.Copies),
                gxSums,
                u
            );
        }
    }
}
