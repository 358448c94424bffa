using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Rows of an operand, from which emitted kernels cut the blocks of each path.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowsView<S>
    where S : unmanaged
{
    private readonly ref S _first;
    private readonly nint _row;
    private readonly bool _isStreamed;

    /// <summary>Makes a view that starts at row <paramref name="start"/>.</summary>
    /// <param name="first">The start of row 0.</param>
    /// <param name="row">Distance from one row to the next; 0 if all rows share one.</param>
    /// <param name="start">The first row of the view.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowsView(ref readonly S first, nint row, nint start)
    {
        _first = ref Unsafe.Add(ref Unsafe.AsRef(in first), start * row);
        _row = row;
    }

    /// <summary>Makes a view of results.</summary>
    /// <param name="first">The start of row 0.</param>
    /// <param name="row">Distance from one row to the next; 0 if all rows are added to one.</param>
    /// <param name="start">The first row of the view.</param>
    /// <param name="rows">How many rows the whole result has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowsView(ref readonly S first, nint row, nint start, nint rows)
        : this(in first, row, start) => _isStreamed = StreamedRows.IsWorthwhile(rows * row * Unsafe.SizeOf<S>());

    /// <summary>
    /// A block that is alone in its merged block: <paramref name="copies"/> copies at <paramref name="offset"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Block(nint offset, nint copies) => Block(offset, copies, copies);

    /// <summary>
    /// A block of <paramref name="copies"/> copies at <paramref name="offset"/>, its components
    /// <paramref name="stride"/> apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Block(nint offset, nint copies, nint stride) =>
        new(in Unsafe.Add(ref _first, offset), _row, stride, copies);

    /// <summary>A block that is alone in its merged block and has no valid contents yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Fresh(nint offset, nint copies) => Fresh(offset, copies, copies);

    /// <summary>A block without valid contents.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Fresh(nint offset, nint copies, nint stride) => Block(offset, copies, stride).AsFresh;

    /// <summary>
    /// A block that is alone in its merged block and is written once: it has no valid contents yet, and nothing is
    /// added to it later.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Whole(nint offset, nint copies) => Whole(offset, copies, copies);

    /// <summary>A block that is written once; if it belongs to a large result, it bypasses the caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Whole(nint offset, nint copies, nint stride) =>
        _isStreamed ? Block(offset, copies, stride).AsStreamed : Fresh(offset, copies, stride);

    /// <summary>
    /// A matrix of <paramref name="columns"/> columns at <paramref name="offset"/>, the same for all rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Matrix(nint offset, nint columns) =>
        new(in Unsafe.Add(ref _first, offset), columns, 0, columns);
}
