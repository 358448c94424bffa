using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What the rows of a value are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowSpaceKind
{
    /// <summary>One row a cloud.</summary>
    Clouds,

    /// <summary>One row a point.</summary>
    Points,

    /// <summary>One row an edge.</summary>
    Edges,
}
