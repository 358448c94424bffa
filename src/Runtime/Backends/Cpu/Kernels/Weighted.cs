using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Each copy has a weight.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Weighted : IPathWeight
{
    /// <inheritdoc/>
    public static bool IsPresent
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}
