using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Each row is added to a row of the result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AddedRows : IResultRows
{
    /// <inheritdoc/>
    public static bool AreSummed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Before<V, S>(V sum, ref readonly S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Load(in z, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep<V, S>(V value, ref S z, nint index)
        where V : struct, ILanes<V, S>
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Store(value, ref z, index);
}
