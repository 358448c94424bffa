using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A block of some rows: component m of copy u of row r is at First[r·Row + m·Stride + u]. A matrix is a block of one
/// component:
/// row r and column u.
/// </summary>
/// <remarks>
/// A view of read-only operands is made from a read-only reference; the callee promises not to write to it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct BlockView<S>
    where S : unmanaged
{
    /// <summary>Makes a view.</summary>
    /// <param name="first">Component 0 of copy 0 of row 0.</param>
    /// <param name="row">Distance from one row to the next; 0 if all rows share the block.</param>
    /// <param name="stride">Distance from one component to the next.</param>
    /// <param name="copies">How many copies each component has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView(ref readonly S first, nint row, nint stride, nint copies)
    {
        First = ref Unsafe.AsRef(in first);
        Row = row;
        Stride = stride;
        Copies = copies;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BlockView(ref readonly S first, nint row, nint stride, nint copies, bool isFresh, bool isStreamed)
        : this(in first, row, stride, copies) => (IsFresh, IsStreamed) = (isFresh, isStreamed);

    /// <summary>Component 0 of copy 0 of row 0.</summary>
    public readonly ref S First;

    /// <summary>Distance from one row to the next; 0 if all rows share the block.</summary>
    public readonly nint Row;

    /// <summary>Distance from one component to the next.</summary>
    public readonly nint Stride;

    /// <summary>How many copies each component has.</summary>
    public readonly nint Copies;

    /// <summary>
    /// Whether the block has no valid contents yet, so that results overwrite it (<see cref="FreshRows"/>).
    /// </summary>
    public readonly bool IsFresh;

    /// <summary>
    /// Whether the block is part of a fresh result so large that it should bypass the caches
    /// (<see cref="StreamedRows"/>).
    /// </summary>
    internal readonly bool IsStreamed;

    /// <summary>Whether this is <c>default</c>: the path has no such operand.</summary>
    public bool IsAbsent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.IsNullRef(ref First);
    }

    /// <summary>A reference into the block, counted from its first number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref S At(nint index) => ref Unsafe.Add(ref First, index);

    /// <summary>The same block without valid contents.</summary>
    public BlockView<S> AsFresh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(in First, Row, Stride, Copies, isFresh: true, isStreamed: false);
    }

    /// <summary>The same block as a fresh one that bypasses the caches.</summary>
    internal BlockView<S> AsStreamed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(in First, Row, Stride, Copies, isFresh: true, isStreamed: true);
    }

    /// <summary>The same block as one to which results are added.</summary>
    public BlockView<S> AsAdded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(in First, Row, Stride, Copies);
    }

    /// <summary>The same block from a later row on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> FromRow(nint row) => new(in At(row * Row), Row, Stride, Copies, IsFresh, IsStreamed);

    /// <summary>
    /// Sets <paramref name="components"/> components of <paramref name="rows"/> rows to zero, unless the rows are
    /// summed into one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Clear(nint rows, nint components)
    {
        if (Row == 0)
            return;
        for (nint r = 0; r < rows; r++)
        {
            for (nint m = 0; m < components; m++)
                Scratch.Clear(ref At((r * Row) + (m * Stride)), Copies);
        }
    }

    /// <summary>
    /// <paramref name="copies"/> copies of the block, from copy <paramref name="first"/> on; an absent block stays
    /// absent.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockView<S> Slice(nint first, nint copies) =>
        IsAbsent ? default : new(in At(first), Row, Stride, copies, IsFresh, IsStreamed);
}
