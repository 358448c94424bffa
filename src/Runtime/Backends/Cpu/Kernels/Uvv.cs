using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Mode uvv: z_v += c Σ_u w_uv C x_u y_v. Copies of y in the lanes, x is folded.</summary>
/// <remarks>
/// C[l₁,l₂,l₃]_ijk = (−1)^(l₁+l₂+l₃) C[l₂,l₁,l₃]_jik: the coupling is that of the exchanged operands, the sign is in
/// the scale.
/// Scratch: FoldedCount columns.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Uvv
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
        BlockView<S> sum = z;
        for (nint u = 0; u < x.Copies; u++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, x, u, ref scratch);
            FoldedCopy.Contract<TCoupling, S>(rows, m, y, w.Slice(u * y.Copies, y.Copies), sum);

            sum = z.AsAdded;
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
            FoldedCopy.Pullback<TCoupling, S>(
                rows,
                scale,
                m,
                y,
                w.Slice(u * y.Copies, y.Copies),
                gz,
                gy,
                gw.Slice(u * y.Copies, y.Copies),
                gxSums,
                u
            );
        }
    }
}
