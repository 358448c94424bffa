namespace GeoDL.Typed.CompilerServices;

/// <summary>What the batch is to which rows belong.</summary>
internal enum BatchKind
{
    /// <summary>Clouds of points.</summary>
    Clouds,

    /// <summary>Images of pixels.</summary>
    Images,

    /// <summary>Volumes of voxels.</summary>
    Volumes,

    /// <summary>Graphs of nodes.</summary>
    Graphs,

    /// <summary>Spheres of pixels.</summary>
    Spheres,

    /// <summary>Meshes of vertices.</summary>
    Meshes,
}
