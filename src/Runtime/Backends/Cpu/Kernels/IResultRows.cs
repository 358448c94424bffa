using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What happens to a row of a product's result. It is a type argument, so that the JIT keeps only the code that is
/// needed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResultRows
{
    /// <summary>
    /// Whether all rows are summed into one row of the result, which stays in registers: a constant to the JIT.
    /// </summary>
    static abstract bool AreSummed { get; }

    /// <summary>The value to which a row of the product is added.</summary>
    /// <param name="sum">The rows before it, where they are summed.</param>
    /// <param name="z">The result.</param>
    /// <param name="index">The place in it.</param>
    static abstract V Before<V, S>(V sum, ref readonly S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Stores the new value of a row, where necessary.</summary>
    static abstract void Keep<V, S>(V value, ref S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;
}
