namespace GeoDL.Typed;

/// <summary>What keeps triangles from being a surface with a tangent plane at every vertex.</summary>
public enum MeshDefectKind
{
    /// <summary>A face names a vertex twice.</summary>
    RepeatedVertex,

    /// <summary>Two faces have the same three vertices.</summary>
    RepeatedFace,

    /// <summary>A face has no area: its height is less than 10⁻¹² of its longest side.</summary>
    FlatFace,

    /// <summary>An edge belongs to more than two faces.</summary>
    NonManifoldEdge,

    /// <summary>Faces meet at a vertex in several fans that have no edge in common.</summary>
    PinchedVertex,

    /// <summary>Two faces run along their common edge in the same direction: one of them is turned over.</summary>
    InconsistentOrientation,

    /// <summary>A vertex belongs to no face.</summary>
    UnusedVertex,
}
