using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Which pixels (or voxels) are in which block: the rows of both grids, over all images.</summary>
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
    internal int PixelCount => _size * _size * (_fine.Size.IsVolume ? _size : 1);

    /// <summary>
    /// The row of a pixel of a block: slice by slice, from its top row down, in each row from left to right.
    /// </summary>
    internal int Row(int block, int pixel)
    {
        (int line, int x) = Math.DivRem(block, _coarse.Width);
        (int top, int column) = Math.DivRem(pixel, _size);
        if (!_fine.Size.IsVolume)
        {
            // Images follow one another, so lines of blocks are counted over all of them.
            return (((line * _size) + top) * _fine.Width) + (x * _size) + column;
        }
        (int slice, int y) = Math.DivRem(line, _coarse.Height);
        (int front, int row) = Math.DivRem(top, _size);
        return (((((slice * _size) + front) * _fine.Height) + (y * _size) + row) * _fine.Width) + (x * _size) + column;
    }
}
