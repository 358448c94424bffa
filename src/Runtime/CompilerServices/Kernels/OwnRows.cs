using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Each row has a result of its own.</summary>
public readonly struct OwnRows : IResultRows
{
    /// <inheritdoc/>
    public static bool AreSummed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }
}
