using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>All rows are summed into one: the edges of a receiver.</summary>
public readonly struct SummedRows : IResultRows
{
    /// <inheritdoc/>
    public static bool AreSummed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }
}
