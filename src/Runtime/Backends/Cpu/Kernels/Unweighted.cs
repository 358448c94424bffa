using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>No weights; a given view of weights is not read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Unweighted : IPathWeight
{
    /// <inheritdoc/>
    public static bool IsPresent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
