using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Copies rows of an image together with what lies beyond its border, and adds such copies back.</summary>
/// <remarks>
/// The kernel that runs over the copy does not know of borders. Copying costs less than a hundredth of a convolution.
/// </remarks>
internal readonly struct ImageBorder
{
    private readonly Border _border;
    private readonly int _height;
    private readonly int _width;
    private readonly int _dim;

    /// <param name="shape">The image's size.</param>
    /// <param name="border">What lies beyond its border.</param>
    /// <param name="reach">How many pixels beyond the border the kernel reaches.</param>
    /// <param name="dim">Numbers of a pixel.</param>
    /// <exception cref="ArgumentException">The image is too small to be mirrored or continued so far.</exception>
    internal ImageBorder(GridShape shape, Border border, int reach, int dim)
    {
        (_height, _width, _dim) = (shape.Height, shape.Width, dim);
        IsPeriodic = shape.IsPeriodic;
        _border = border;
        Margin = border == Border.None && !IsPeriodic ? 0 : reach;
        bool isTooSmall = IsPeriodic
            ? Margin > Math.Min(_height, _width)
            : border == Border.Reflect && Margin >= Math.Min(_height, _width);
        if (isTooSmall)
        {
            throw new ArgumentException(
                $"A kernel that reaches {reach} pixels beyond the border does not fit images of {_height} × {_width} "
                    + $"pixels, which are {(IsPeriodic ? "periodic" : "mirrored at the border")}."
            );
        }
    }

    /// <summary>Pixels that the copy has beyond each side.</summary>
    internal int Margin { get; }

    /// <summary>Numbers in a row of the copy.</summary>
    internal int Row => (_width + (2 * Margin)) * _dim;

    private bool IsPeriodic { get; }

    /// <summary>
    /// Copies rows: row 0 of the copy is row <paramref name="first"/> of the image, which may lie outside.
    /// </summary>
    internal void Copy<S>(ReadOnlySpan<S> image, int first, int rows, Span<S> copy)
        where S : unmanaged
    {
        for (int r = 0; r < rows; r++)
        {
            Span<S> to = copy.Slice(r * Row, Row);
            int y = Inside(first + r, _height);
            if (y < 0)
            {
                to.Clear();
                continue;
            }
            ReadOnlySpan<S> from = image.Slice(y * _width * _dim, _width * _dim);
            from.CopyTo(to[(Margin * _dim)..]);
            for (int i = 0; i < Margin; i++)
            {
                Pixel(from, Inside(i - Margin, _width), to.Slice(i * _dim, _dim));
                Pixel(from, Inside(_width + i, _width), to.Slice((Margin + _width + i) * _dim, _dim));
            }
        }
    }

    /// <summary>The reverse of <see cref="Copy"/>: adds the gradient of the copy to that of the image.</summary>
    internal void AddBack<S>(ReadOnlySpan<S> copy, int first, int rows, Span<S> image)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int r = 0; r < rows; r++)
        {
            int y = Inside(first + r, _height);
            if (y < 0)
                continue;
            ReadOnlySpan<S> from = copy.Slice(r * Row, Row);
            Span<S> to = image.Slice(y * _width * _dim, _width * _dim);
            TensorPrimitives.Add(to, from.Slice(Margin * _dim, _width * _dim), to);
            for (int i = 0; i < Margin; i++)
            {
                AddPixel(from.Slice(i * _dim, _dim), to, Inside(i - Margin, _width));
                AddPixel(from.Slice((Margin + _width + i) * _dim, _dim), to, Inside(_width + i, _width));
            }
        }
    }

    private void Pixel<S>(ReadOnlySpan<S> row, int x, Span<S> to)
        where S : unmanaged
    {
        if (x < 0)
            to.Clear();
        else
            row.Slice(x * _dim, _dim).CopyTo(to);
    }

    private void AddPixel<S>(ReadOnlySpan<S> from, Span<S> row, int x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (x >= 0)
            TensorPrimitives.Add(row.Slice(x * _dim, _dim), from, row.Slice(x * _dim, _dim));
    }

    /// <summary>The row or column of the image that is copied to a place; negative where there is none.</summary>
    private int Inside(int at, int size) => Inside(at, size, _border, IsPeriodic);

    /// <summary>The place that is copied to one that may lie outside; negative where there is none.</summary>
    internal static int Inside(int at, int size, Border border, bool isPeriodic)
    {
        if (at >= 0 && at < size)
            return at;
        if (isPeriodic)
            return ((at % size) + size) % size;
        return border == Border.Reflect ? (at < 0 ? -at : (2 * (size - 1)) - at) : -1;
    }
}
