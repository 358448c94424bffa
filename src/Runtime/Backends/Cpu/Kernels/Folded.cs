using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// How folded entries of a block of rows lie in scratch: entry e of row r at e·<see cref="Rows"/> + r, so that rows are
/// in the lanes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Folded
{
    /// <summary>Rows that a path passes over at most: two of the widest vectors of float.</summary>
    public const int Rows = 32;
}
