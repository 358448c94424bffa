using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The layout of folded entries of a block of rows in scratch: entry e of row r is at e·<see cref="Rows"/> + r, so that
/// rows are in the lanes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Folded
{
    /// <summary>The maximum number of rows that a path processes at once: two of the widest vectors of float.</summary>
    public const int Rows = 32;
}
