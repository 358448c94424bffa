using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The emitted first half of a convolution over pixels: a few fixed functions are summed over the window of a pixel,
/// and what they give is coupled to the irreps that the result needs. The second half mixes copies.
/// </summary>
/// <remarks>
/// A pixel is a row in the inner layout. The numbers of a row lie in the lanes while functions are summed, whatever
/// their irreps; the copies of a block while they are coupled. What the functions give is [pixels, functions, numbers
/// of a row of the operand].
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWindowKernel
{
    /// <summary>Pixels along a side of the window, an odd number.</summary>
    static abstract int Size { get; }

    /// <summary>Distance of neighbours in the window, in pixels.</summary>
    static abstract int Dilation { get; }

    /// <summary>Numbers in a row of the operand.</summary>
    static abstract int InputDim { get; }

    /// <summary>Numbers in a row of the coupled values.</summary>
    static abstract int MiddleDim { get; }

    /// <summary>How many functions are summed; cosine and sine are two.</summary>
    static abstract int FunctionCount { get; }

    /// <summary>How many blocks the operand has.</summary>
    static abstract int BlockCount { get; }

    /// <summary>The copies of a block of the operand.</summary>
    static abstract int CopiesOf(int block);

    /// <summary>h = the sums over the windows of pixels that follow one another in a row of the image.</summary>
    /// <param name="pixels">How many pixels.</param>
    /// <param name="start">The first number of the rows to be done.</param>
    /// <param name="end">The number behind the last; both differ by a multiple of the lanes.</param>
    /// <param name="x">The top left corner of the first window.</param>
    /// <param name="row">Distance from one row of the image to the next, in numbers.</param>
    /// <param name="step">Distance from one window to the next.</param>
    /// <param name="h">The sums.</param>
    static abstract void Sense<V, S>(nint pixels, nint start, nint end, ref readonly S x, nint row, nint step, ref S h)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>gx += the gradient for the gradient gh of the sums.</summary>
    static abstract void SensePullback<V, S>(
        nint pixels,
        nint start,
        nint end,
        ref S gx,
        nint row,
        nint step,
        ref readonly S gh
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>z = the coupled values of a block, from the sums, for copies from start to end.</summary>
    static abstract void Couple<V, S>(
        int block,
        nint pixels,
        nint start,
        nint end,
        ref readonly S h,
        ref S z,
        nint zRow
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>gh = the gradient of the sums of a block for the gradient gz of the coupled values.</summary>
    static abstract void CouplePullback<V, S>(
        int block,
        nint pixels,
        nint start,
        nint end,
        ref readonly S gz,
        nint zRow,
        ref S gh
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
