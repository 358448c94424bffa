using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Mode uuw: z_w += c Σ_u W_uw C x_u y_u. The products of equal copies are computed, then mixed.</summary>
/// <remarks>
/// Without weights the result has one copy, the plain sum. Scratch: 2·(2l₃+1) numbers per row and copy.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Uuw
{
    /// <summary>z += product, or z = product where z is fresh, which it may be only with weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TCoupling, S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> y,
        BlockView<S> w,
        BlockView<S> z,
        ref S scratch
    )
        where TCoupling : struct, ILanewiseCoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> t = Scratch.Fresh(ref scratch, rows, TCoupling.ResultDim, x.Copies);
        Uuu.Forward<TCoupling, S>(rows, scale, x, y, default, t);
        if (w.IsAbsent)
        {
            CopySum.Forward(rows, TCoupling.ResultDim, t, z);
        }
        else
        {
            CopyMixing.Forward(
                rows,
                TCoupling.ResultDim,
                t,
                new BlockView<S>(in w.First, z.Copies, w.Row, z.Copies),
                z
            );
        }
    }

    /// <summary>gx, gy, gw += gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TCoupling, S>(
        nint rows,
        S scale,
        BlockView<S> x,
        BlockView<S> y,
        BlockView<S> w,
        BlockView<S> gz,
        BlockView<S> gx,
        BlockView<S> gy,
        BlockView<S> gw,
        ref S scratch
    )
        where TCoupling : struct, ILanewiseCoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockView<S> gt = Scratch.Fresh(ref scratch, rows, TCoupling.ResultDim, x.Copies);
        if (w.IsAbsent)
        {
            CopySum.Backward(rows, TCoupling.ResultDim, gz, gt);
        }
        else
        {
            BlockView<S> t = Scratch.Fresh(ref gt.At(rows * gt.Row), rows, TCoupling.ResultDim, x.Copies);
            Uuu.Forward<TCoupling, S>(rows, scale, x, y, default, t);
            CopyMixing.Backward(
                rows,
                TCoupling.ResultDim,
                t,
                new BlockView<S>(in w.First, gz.Copies, w.Row, gz.Copies),
                gz,
                gt,
                new BlockView<S>(in gw.First, gz.Copies, gw.Row, gz.Copies)
            );
        }

        Uuu.Backward<TCoupling, S>(rows, scale, x, y, default, gt, gx, gy, default);
    }
}
