using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Mode u&lt;vw: z_w += c Σ_{u&lt;v} W_(uv)w C x_u y_v. The products of all pairs are computed, then mixed.
/// </summary>
/// <remarks>
/// The coupling is that of the exchanged operands, as in <see cref="Uvv"/>. Scratch: FoldedCount columns and 2·(2l₃+1)
/// for each pair.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ULessVw
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
        BlockView<S> t = Scratch.Fresh(
            ref Unsafe.Add(ref scratch, Folded.Rows * TCoupling.FoldedCount),
            rows,
            TCoupling.ResultDim,
            Pairs(x)
        );
        UvuLessV.Forward<TCoupling, S>(rows, scale, x, y, default, t, ref scratch);
        CopyMixing.Forward(rows, TCoupling.ResultDim, t, new BlockView<S>(in w.First, z.Copies, w.Row, z.Copies), z);
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
        BlockView<S> t = Scratch.Fresh(
            ref Unsafe.Add(ref scratch, Folded.Rows * TCoupling.FoldedCount),
            rows,
            TCoupling.ResultDim,
            Pairs(x)
        );
        BlockView<S> gt = Scratch.Fresh(ref t.At(rows * t.Row), rows, TCoupling.ResultDim, Pairs(x));
        UvuLessV.Forward<TCoupling, S>(rows, scale, x, y, default, t, ref scratch);
        CopyMixing.Backward(
            rows,
            TCoupling.ResultDim,
            t,
            new BlockView<S>(in w.First, gz.Copies, w.Row, gz.Copies),
            gz,
            gt,
            new BlockView<S>(in gw.First, gz.Copies, gw.Row, gz.Copies)
        );
        UvuLessV.Backward<TCoupling, S>(rows, scale, x, y, default, gt, gxSums, gy, default, ref scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Pairs<S>(in BlockView<S> x)
        where S : unmanaged => x.Copies * (x.Copies - 1) / 2;
}
