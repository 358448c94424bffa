using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Mixing of copies by a matrix of weights that all rows share, or by one matrix per row. The matrix is a view. Its Row
/// is the distance between rows of the matrix, its Stride the distance between the matrices of two rows of the
/// operands, 0 if they share one.
/// </summary>
internal static class CopyMixing
{
    /// <summary>z[r,k,w] = or += Σ_u t[r,k,u] W[r,u,w].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<S>(nint rows, nint components, BlockView<S> t, BlockView<S> w, BlockView<S> z)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (w.Stride == 0)
        {
            Gemm.Multiply(rows, components, S.One, t, w, z);
            return;
        }

        for (nint r = 0; r < rows; r++)
            Gemm.Multiply(1, components, S.One, t.FromRow(r), Matrix(w, r), z.FromRow(r));
    }

    /// <summary>gt[r,k,u] = or += Σ_w gz[r,k,w] W[r,u,w], gW[r,u,w] += Σ_k t[r,k,u] gz[r,k,w].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<S>(
        nint rows,
        nint components,
        BlockView<S> t,
        BlockView<S> w,
        BlockView<S> gz,
        BlockView<S> gt,
        BlockView<S> gw
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (w.Stride == 0)
        {
            Gemm.MultiplyTransposed(rows, components, S.One, gz, w, gt);
            Gemm.TransposedMultiply(rows, components, S.One, t, gz, gw);
            return;
        }

        for (nint r = 0; r < rows; r++)
        {
            Gemm.MultiplyTransposed(1, components, S.One, gz.FromRow(r), Matrix(w, r), gt.FromRow(r));
            Gemm.TransposedMultiply(1, components, S.One, t.FromRow(r), gz.FromRow(r), Matrix(gw, r));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockView<S> Matrix<S>(BlockView<S> w, nint row)
        where S : unmanaged => new(in w.At(row * w.Stride), w.Row, 0, w.Copies);
}
