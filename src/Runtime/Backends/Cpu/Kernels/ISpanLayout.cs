using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The places of the blocks of a span kernel's operands: four ints per block, namely inner offset, stride, copies,
/// components. The public order is the order of the blocks.
/// </summary>
/// <remarks>Without blocks the public order is the inner one, and rows are used in place.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpanLayout
{
    /// <summary>The first operand, or the only one.</summary>
    static abstract ReadOnlySpan<int> Left { get; }

    /// <summary>The second operand.</summary>
    static abstract ReadOnlySpan<int> Right { get; }

    /// <summary>The result.</summary>
    static abstract ReadOnlySpan<int> Result { get; }

    /// <summary>The signature of the first operand, for messages.</summary>
    static abstract string LeftIrreps { get; }

    /// <summary>The signature of the second operand, for messages.</summary>
    static abstract string RightIrreps { get; }

    /// <summary>The signature of the result, for messages.</summary>
    static abstract string ResultIrreps { get; }
}
