using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Mode uvu: z_u += c Σ_v w_uv C x_u y_v. Copies of x in the lanes; C is C[l₁,l₂,l₃].</summary>
/// <remarks>
/// Without weights (an absent block) w is 1. Scratch: FoldedCount columns and, if y has several copies,
/// two more numbers per row and copy of x.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Uvu
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
        if (y.Copies == 1)
        {
            FoldedCopy.Contract<TCoupling, S>(
                rows,
                FoldedCopy.Fold<TCoupling, S>(rows, scale, y, 0, ref scratch),
                x,
                w,
                z
            );
        }
        else
        {
            ForwardOfMany<TCoupling, S>(rows, scale, x, y, w, z, ref scratch);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ForwardOfMany<TCoupling, S>(
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
        nint weightRows = w.Row == 0 ? 1 : rows;
        BlockView<S> column = WeightColumn<TCoupling, S>(rows, x, w, ref scratch);
        BlockView<S> sum = z;
        for (nint v = 0; v < y.Copies; v++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, y, v, ref scratch);
            if (w.IsAbsent)
            {
                FoldedCopy.Contract<TCoupling, S>(rows, m, x, w, sum);
            }
            else
            {
                Scratch.GatherColumn(weightRows, w, y.Copies, v, column);
                FoldedCopy.Contract<TCoupling, S>(rows, m, x, column, sum);
            }

            sum = z.AsAdded;
        }
    }

    /// <summary>gx, gw, and the sums of gy += gradients.</summary>
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
        if (y.Copies == 1)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, y, 0, ref scratch);
            FoldedCopy.Pullback<TCoupling, S>(rows, scale, m, x, w, gz, gx, gw, gySums, 0);
        }
        else
        {
            BackwardOfMany<TCoupling, S>(rows, scale, x, y, w, gz, gx, gySums, gw, ref scratch);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void BackwardOfMany<TCoupling, S>(
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
        nint weightRows = w.Row == 0 ? 1 : rows;
        BlockView<S> column = WeightColumn<TCoupling, S>(rows, x, w, ref scratch);
        for (nint v = 0; v < y.Copies; v++)
        {
            BlockView<S> m = FoldedCopy.Fold<TCoupling, S>(rows, scale, y, v, ref scratch);
            if (w.IsAbsent)
            {
                FoldedCopy.Pullback<TCoupling, S>(rows, scale, m, x, w, gz, gx, gw, gySums, v);
            }
            else
            {
                Scratch.GatherColumn(weightRows, w, y.Copies, v, column);
                BlockView<S> gColumn = new(in column.At(rows * x.Copies), column.Row, 0, x.Copies);
                Scratch.Clear(ref gColumn.First, weightRows * x.Copies);
                FoldedCopy.Pullback<TCoupling, S>(rows, scale, m, x, column, gz, gx, gColumn, gySums, v);
                Scratch.ScatterColumn(weightRows, gColumn, gw, y.Copies, v);
            }
        }
    }

    /// <summary>Collects the weights of one copy of y, since v is the fastest index in e3nn's order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockView<S> WeightColumn<TCoupling, S>(
        nint rows,
        in BlockView<S> x,
        in BlockView<S> w,
        ref S scratch
    )
        where TCoupling : struct, ICoupling
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        new(in Unsafe.Add(ref scratch, Folded.Rows * TCoupling.FoldedCount), w.Row == 0 ? 0 : x.Copies, 0, x.Copies);
}
