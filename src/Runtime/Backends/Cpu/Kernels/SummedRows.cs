using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>All rows are summed into one: the edges of a receiver.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SummedRows : IResultRows
{
    /// <inheritdoc/>
    public static bool AreSummed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Before<V, S>(V sum, ref readonly S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => sum;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep<V, S>(V value, ref S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> { }
}
