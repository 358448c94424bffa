namespace GeoDL.Typed.Samples.Shapes.Solids;

/// <summary>A kind of shape.</summary>
public enum SolidKind
{
    /// <summary>Of revolution: as wide everywhere.</summary>
    Cylinder,

    /// <summary>Of revolution: with a tip.</summary>
    Cone,

    /// <summary>Of revolution: a ring.</summary>
    Torus,

    /// <summary>Of revolution: thin in the middle.</summary>
    Hourglass,

    /// <summary>A polyhedron with six faces.</summary>
    Box,

    /// <summary>A polyhedron with four faces.</summary>
    Tetrahedron,

    /// <summary>A polyhedron with eight faces.</summary>
    Octahedron,

    /// <summary>A wire on a helix, right- or left-handed.</summary>
    Screw,

    /// <summary>A flat bar that turns along its length, right- or left-handed.</summary>
    TwistedBar,
}
