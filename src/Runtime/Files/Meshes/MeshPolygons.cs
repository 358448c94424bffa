namespace GeoDL.Typed;

/// <summary>What is done with faces of more than three vertices in files.</summary>
public enum MeshPolygons
{
    /// <summary>The file is refused: how a polygon is cut into triangles is for the user to say.</summary>
    Refuse,

    /// <summary>
    /// Each is cut into a fan of triangles around the first vertex that the file names. So the order in the file
    /// decides on the triangles.
    /// </summary>
    Fan,
}
