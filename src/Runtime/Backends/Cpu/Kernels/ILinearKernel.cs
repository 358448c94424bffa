using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An emitted equivariant linear map z = Σ c·W·x (+ biases on 0e) over rows, with its reverse mode.</summary>
/// <remarks>
/// Rows are in the inner layout (ARCHITECTURE.md, "Layout"); weights in e3nn's flat order, biases after the weights in
/// a span of their own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILinearKernel
{
    /// <summary>Numbers in a row of the operand.</summary>
    static abstract int InputDim { get; }

    /// <summary>Numbers in a row of the result.</summary>
    static abstract int ResultDim { get; }

    /// <summary>
    /// Number of weights, in e3nn's flat order (instruction order, each block row-major [mul_in, mul_out]).
    /// </summary>
    static abstract int WeightCount { get; }

    /// <summary>Number of biases: one per copy of each biased 0e block of the result, or 0.</summary>
    static abstract int BiasCount { get; }

    /// <summary>z = map of x, row by row.</summary>
    static abstract void Forward<S>(
        int rows,
        ref readonly S x,
        nint xRow,
        ref readonly S w,
        ref readonly S bias,
        ref S z,
        nint zRow
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>gx, gw, gbias += the gradients for the gradient gz of the result.</summary>
    static abstract void Backward<S>(
        int rows,
        ref readonly S x,
        nint xRow,
        ref readonly S w,
        ref readonly S gz,
        nint zRow,
        ref S gx,
        ref S gw,
        ref S gbias
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
