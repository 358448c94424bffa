using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Mode uvw: z_w += c Σ_uv W_uvw C x_u y_v. The mixing of copies is done on the side with fewer components.
/// </summary>
/// <remarks>
/// If 2l₁+1 &lt; 2l₃+1, s_i = x_i W is mixed first and then coupled, z_k += Σ_i m_ki s_i; otherwise t_k = Σ_i m_ki x_i
/// is coupled first and then mixed, z_k += t_k W. Scratch: FoldedCount columns and 2·(2l₁+1) for each copy of z, or
/// 2·(2l₃+1) for each copy of x.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Uvw
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
        ref S mixed = ref Unsafe.Add(ref scratch, Folded.Rows * TCoupling.FoldedCount);
        BlockView<S> sum = z;
        for (nint v = 0; v < y.Copies; v++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, y, v, ref scratch);
            BlockView<S> matrix = Matrix(w, v, y.Copies, z.Copies);
            if (TCoupling.LeftDim < TCoupling.ResultDim)
            {
                BlockView<S> s = Scratch.Fresh(ref mixed, rows, TCoupling.LeftDim, z.Copies);
                CopyMixing.Forward(rows, TCoupling.LeftDim, x, matrix, s);
                FoldedCopy.Contract<TCoupling, S>(rows, m, s, default, sum);
            }
            else
            {
                BlockView<S> t = Scratch.Fresh(ref mixed, rows, TCoupling.ResultDim, x.Copies);
                FoldedCopy.Contract<TCoupling, S>(rows, m, x, default, t);
                CopyMixing.Forward(rows, TCoupling.ResultDim, t, matrix, sum);
            }

            sum = z.AsAdded;
        }
    }

    /// <summary>gx, gw, and the sums of gy += gradients; s or t is computed again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TCoupling, S>(
        nint rows,
        S scale,
        in BlockView<S> x,
        in BlockView<S> y,
        in BlockView<S> w,
        in BlockView<S> gz,
        in BlockView<S> gx,
        in BlockView<S> gySums,
        in BlockView<S> gw,
        ref S scratch
    )
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ref S mixed = ref Unsafe.Add(ref scratch, Folded.Rows * TCoupling.FoldedCount);
        for (nint v = 0; v < y.Copies; v++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, y, v, ref scratch);
            BlockView<S> matrix = Matrix(w, v, y.Copies, gz.Copies);
            BlockView<S> gMatrix = Matrix(gw, v, y.Copies, gz.Copies);
            if (TCoupling.LeftDim < TCoupling.ResultDim)
            {
                BlockView<S> s = Scratch.Fresh(ref mixed, rows, TCoupling.LeftDim, gz.Copies);
                BlockView<S> gs = Scratch.Block(ref s.At(rows * s.Row), rows, TCoupling.LeftDim, gz.Copies);
                CopyMixing.Forward(rows, TCoupling.LeftDim, x, matrix, s);
                FoldedCopy.Pullback<TCoupling, S>(rows, scale, m, s, default, gz, gs, default, gySums, v);
                CopyMixing.Backward(rows, TCoupling.LeftDim, x, matrix, gs, gx, gMatrix);
            }
            else
            {
                BlockView<S> t = Scratch.Fresh(ref mixed, rows, TCoupling.ResultDim, x.Copies);
                BlockView<S> gt = Scratch.Fresh(ref t.At(rows * t.Row), rows, TCoupling.ResultDim, x.Copies);
                FoldedCopy.Contract<TCoupling, S>(rows, m, x, default, t);
                CopyMixing.Backward(rows, TCoupling.ResultDim, t, matrix, gz, gt, gMatrix);
                FoldedCopy.Pullback<TCoupling, S>(rows, scale, m, x, default, gt, gx, default, gySums, v);
            }
        }
    }

    /// <summary>
    /// The matrix W[·,v,·]: its rows are the copies of x, and their distance is the number of copies of y times that of
    /// z.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockView<S> Matrix<S>(in BlockView<S> w, nint v, nint yCopies, nint zCopies)
        where S : unmanaged => new(in w.At(v * zCopies), yCopies * zCopies, w.Row, zCopies);
}
