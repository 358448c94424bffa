using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What the rows of a value are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowSpaceKind
{
    /// <summary>One row per cloud (or image, volume, graph or mesh).</summary>
    Clouds,

    /// <summary>One row per point.</summary>
    Points,

    /// <summary>One row per edge.</summary>
    Edges,

    /// <summary>One row per pixel.</summary>
    Pixels,

    /// <summary>One row per voxel.</summary>
    Voxels,

    /// <summary>One row per node of a graph.</summary>
    Nodes,

    /// <summary>One row per vertex of a mesh.</summary>
    Vertices,
}
