using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>No weights; a view of weights that is passed along is not read.</summary>
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
