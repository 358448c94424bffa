using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Helpers for buffers whose contents are not kept between calls.</summary>
internal static class Scratch
{
    /// <summary>Sets numbers to zero.</summary>
    public static void Clear<S>(ref S first, nint count)
        where S : unmanaged => MemoryMarshal.CreateSpan(ref first, checked((int)count)).Clear();

    /// <summary>
    /// A block of <paramref name="components"/> components of <paramref name="copies"/> copies for each row, all zero.
    /// </summary>
    public static BlockView<S> Block<S>(ref S first, nint rows, nint components, nint copies)
        where S : unmanaged
    {
        Clear(ref first, rows * components * copies);
        return new BlockView<S>(in first, components * copies, copies, copies);
    }

    /// <summary>The same with arbitrary contents, for results that overwrite them.</summary>
    public static BlockView<S> Fresh<S>(ref S first, nint rows, nint components, nint copies)
        where S : unmanaged => new BlockView<S>(in first, components * copies, copies, copies).AsFresh;

    /// <summary>to[r,u] = from[r, u·step + column] for each row and copy of <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherColumn<S>(nint rows, BlockView<S> from, nint step, nint column, BlockView<S> to)
        where S : unmanaged
    {
        for (nint r = 0; r < rows; r++)
        {
            ref S source = ref from.At((r * from.Row) + column);
            ref S target = ref to.At(r * to.Row);
            for (nint u = 0; u < to.Copies; u++)
                Unsafe.Add(ref target, u) = Unsafe.Add(ref source, u * step);
        }
    }

    /// <summary>to[r, u·step + column] += from[r,u] for each row and copy of <paramref name="from"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterColumn<S>(nint rows, BlockView<S> from, BlockView<S> to, nint step, nint column)
        where S : unmanaged, System.Numerics.INumberBase<S>
    {
        for (nint r = 0; r < rows; r++)
        {
            ref S source = ref from.At(r * from.Row);
            ref S target = ref to.At((r * to.Row) + column);
            for (nint u = 0; u < from.Copies; u++)
                Unsafe.Add(ref target, u * step) += Unsafe.Add(ref source, u);
        }
    }
}
