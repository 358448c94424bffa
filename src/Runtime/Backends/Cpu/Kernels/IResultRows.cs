using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What becomes of a row of a product's result: a type argument, so that the JIT keeps no more of it than is needed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResultRows
{
    /// <summary>
    /// Whether all rows go into one row of the result, which stays in registers: a constant to the JIT.
    /// </summary>
    static abstract bool AreSummed { get; }

    /// <summary>What a row of the product is added to.</summary>
    /// <param name="sum">The rows before it, where they are summed.</param>
    /// <param name="z">The result.</param>
    /// <param name="index">The place in it.</param>
    static abstract V Before<V, S>(V sum, ref readonly S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Keeps what a row has become.</summary>
    static abstract void Keep<V, S>(V value, ref S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
