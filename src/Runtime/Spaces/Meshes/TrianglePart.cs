namespace GeoDL.Typed.CompilerServices;

/// <summary>A surface of triangles: neighbours are the vertices across an edge.</summary>
internal sealed class TrianglePart : SurfacePart
{
    private readonly TriangleMesh _mesh;
    private readonly MeshGeometry _geometry;

    internal TrianglePart(TriangleMesh mesh, MeshGeometry geometry)
    {
        (_mesh, _geometry) = (mesh, geometry);
        Areas = mesh.VertexAreas();
        LongestEdge = geometry.Lengths.Max();
    }

    internal override EdgeIndex Edges => _geometry.Edges;

    internal override MeshFrames Frames => _geometry.Frames;

    internal override double[] Lengths => _geometry.Lengths;

    internal override double[] Angles => _geometry.Angles;

    internal override double[] Transports => _geometry.Transports;

    /// <summary>[V] a third of the area of the faces of each vertex.</summary>
    internal override double[] Areas { get; }

    internal override double LongestEdge { get; }

    internal override TriangleMesh Triangles => _mesh;

    internal override SurfacePart InFrames(ReadOnlySpan<double> angles) =>
        new TrianglePart(_mesh, _geometry.InFrames(angles));
}
