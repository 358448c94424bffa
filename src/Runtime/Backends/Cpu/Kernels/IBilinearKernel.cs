using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An emitted bilinear equivariant map z += Σ c·C·w·x·y over rows, with its reverse mode.</summary>
/// <remarks>
/// Rows are in the inner layout (ARCHITECTURE.md, "Layout"): components first, copies last. Results are overwritten,
/// gradients are added to. A row stride of 0 means that all rows share one operand (such as shared weights), whose
/// gradient is summed over rows; for a result it means that all rows are added to one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBilinearKernel
{
    /// <summary>Numbers in a row of the first operand.</summary>
    static abstract int LeftDim { get; }

    /// <summary>Numbers in a row of the second operand.</summary>
    static abstract int RightDim { get; }

    /// <summary>Numbers in a row of the result.</summary>
    static abstract int ResultDim { get; }

    /// <summary>Number of weights, in e3nn's flat order (instruction order, each block row-major).</summary>
    static abstract int WeightCount { get; }

    /// <summary>
    /// Numbers of scratch that a call on <paramref name="rows"/> rows needs; contents are arbitrary on entry.
    /// </summary>
    static abstract int ScratchSize(int rows);

    /// <summary>
    /// z = product of x, y and w, row by row; where zRow is 0, the rows are added to the one row of z.
    /// </summary>
    static abstract void Forward<S>(
        int rows,
        ref readonly S x,
        nint xRow,
        ref readonly S y,
        nint yRow,
        ref readonly S w,
        nint wRow,
        ref S z,
        nint zRow,
        ref S scratch
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>gx, gy, gw += the gradients with respect to x, y, w, for the gradient gz of the result.</summary>
    static abstract void Backward<S>(
        int rows,
        ref readonly S x,
        nint xRow,
        ref readonly S y,
        nint yRow,
        ref readonly S w,
        nint wRow,
        ref readonly S gz,
        nint zRow,
        ref S gx,
        ref S gy,
        ref S gw,
        ref S scratch
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
