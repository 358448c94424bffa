using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Which pixels are in which block: the rows of both grids, over all images.</summary>
internal readonly struct PixelBlocks
{
    private readonly GridShape _fine;
    private readonly GridShape _coarse;
    private readonly int _size;

    internal PixelBlocks(GridShape fine, int size) =>
        (_fine, _coarse, _size) = (fine, fine.Derived(GridStep.Blocks(size)), size);

    /// <summary>Number of blocks, over all images.</summary>
    internal int Count => _coarse.Pixels.Count;

    /// <summary>Pixels of a block.</summary>
    internal int PixelCount => _size * _size;

    /// <summary>The row of a pixel of a block: from its top row down, in each row from left to right.</summary>
    internal int Row(int block, int pixel)
    {
        (int line, int x) = Math.DivRem(block, _coarse.Width);
        // Images follow one another, so lines of blocks are counted over all of them.
        return (((line * _size) + (pixel / _size)) * _fine.Width) + (x * _size) + (pixel % _size);
    }
}
