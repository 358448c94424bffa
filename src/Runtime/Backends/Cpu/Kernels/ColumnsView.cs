using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The transposed rows of an operand: number i of row r is at i·<see cref="Folded.Rows"/> + r, so that rows are in the
/// lanes when it is folded.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ColumnsView<S>
    where S : unmanaged
{
    /// <summary>Bytes of the widest vector.</summary>
    private const int WidestVector = 64;

    private readonly ref S _first;

    /// <summary>Transposes rows; the rest of their last vector is set to zero.</summary>
    /// <param name="rows">The start of row 0 of the operand.</param>
    /// <param name="row">Distance from one row to the next; 0 if all rows share one.</param>
    /// <param name="start">The first row of the view.</param>
    /// <param name="count">How many rows, at most <see cref="Folded.Rows"/>.</param>
    /// <param name="dim">Numbers in a row.</param>
    /// <param name="columns">The destination: <see cref="Folded.Rows"/> numbers for each number of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ColumnsView(ref readonly S rows, nint row, nint start, nint count, nint dim, ref S columns)
    {
        _first = ref columns;
        nint perVector = WidestVector / Unsafe.SizeOf<S>();
        nint whole = count - (count % perVector);
        if (whole < count)
        {
            for (nint i = 0; i < dim; i++)
            {
                Vector512<byte>.Zero.StoreUnsafe(
                    ref Unsafe.As<S, byte>(ref Unsafe.Add(ref columns, (i * Folded.Rows) + whole))
                );
            }
        }

        Transposition.Run(
            count,
            dim,
            in Unsafe.Add(ref Unsafe.AsRef(in rows), start * row),
            row,
            ref columns,
            Folded.Rows
        );
    }

    /// <summary>
    /// A block that is alone in its merged block: component m of copy u of row r is at m·Stride +
    /// u·<see cref="Folded.Rows"/> + r.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Block(nint offset, nint copies) => Block(offset, copies, copies);

    /// <summary>
    /// A block of <paramref name="copies"/> copies at <paramref name="offset"/>, its components
    /// <paramref name="stride"/> apart in a row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Block(nint offset, nint copies, nint stride) =>
        new(in Unsafe.Add(ref _first, offset * Folded.Rows), 1, stride * Folded.Rows, copies);
}
