namespace GeoDL.Typed.Attack;

/// <summary>What the rows of a model's inputs are.</summary>
internal enum Domain
{
    /// <summary>Points of clouds, of space or in a plane.</summary>
    Points,

    /// <summary>Pixels of images.</summary>
    Pixels,

    /// <summary>Voxels of volumes.</summary>
    Voxels,

    /// <summary>Nodes of graphs without positions.</summary>
    Nodes,

    /// <summary>Vertices of surfaces.</summary>
    Vertices,

    /// <summary>Directions of a sphere, whose fields become coefficients.</summary>
    Directions,
}
