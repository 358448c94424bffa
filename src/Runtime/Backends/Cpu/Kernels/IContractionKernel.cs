using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The emitted polynomials of a symmetric contraction, for as many channels as there are lanes.
/// </summary>
/// <remarks>
/// Component m of a channel's operand, result and gradients is at m · stride, the weight of polynomial p at p · stride.
/// It is made of arithmetic alone, so on dual lanes it gives tangents.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IContractionKernel
{
    /// <summary>Components of a channel of the operand.</summary>
    static abstract int OperandDim { get; }

    /// <summary>Components of a channel of the result.</summary>
    static abstract int ResultDim { get; }

    /// <summary>How many polynomials there are.</summary>
    static abstract int ChainCount { get; }

    /// <summary>Numbers of working memory.</summary>
    static abstract int WorkSize { get; }

    /// <summary>
    /// Three numbers for each tensor of weights: the block of the result, the order, how many columns.
    /// </summary>
    static abstract ReadOnlySpan<int> Tensors { get; }

    /// <summary>
    /// Pairs of a column, counted through all tensors, and a polynomial that it is made of.
    /// </summary>
    static abstract ReadOnlySpan<int> Places { get; }

    /// <summary>For each of these pairs, how much of it.</summary>
    static abstract ReadOnlySpan<double> Factors { get; }

    /// <summary>z = Σ over polynomials of weight times polynomial.</summary>
    static abstract void Forward<V, S>(nint stride, ref readonly S x, ref readonly S w, ref S z, ref S work)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>gx, gw += gradients for the gradient g of the result.</summary>
    static abstract void Backward<V, S>(
        nint stride,
        ref readonly S x,
        ref readonly S w,
        ref readonly S g,
        ref S gx,
        ref S gw,
        ref S work
    )
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
