using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Triangles in space, checked when they are made: what keeps them from being a surface is listed in
/// <see cref="Defects"/>. Immutable. A boundary is no defect; it is stated by <see cref="BoundaryLoopCount"/>.
/// </summary>
/// <example>
/// <code><![CDATA[
/// TriangleMesh mesh = TriangleMesh.Read("bunny.ply");
/// foreach (MeshDefect defect in mesh.Defects)
///     Console.WriteLine(defect);
/// ]]></code>
/// </example>
public sealed class TriangleMesh
{
    private readonly double[] _positions;
    private readonly int[] _triangles;

    private TriangleMesh(double[] positions, int[] triangles)
    {
        (_positions, _triangles) = (positions, triangles);
        Topology = new MeshTopology(positions.Length / 3, triangles);
        Defects = MeshChecks.Of(this);
    }

    /// <summary>Number of vertices, unused ones among them.</summary>
    public int VertexCount => _positions.Length / 3;

    /// <summary>Number of faces.</summary>
    public int FaceCount => Topology.FaceCount;

    /// <summary>Number of pairs of vertices that are neighbours.</summary>
    public int EdgeCount => Topology.Edges.Count;

    /// <summary>Edges that belong to one face.</summary>
    public int BoundaryEdgeCount => Topology.BoundaryEdgeCount;

    /// <summary>Closed curves that the boundary edges form; those that touch count as one.</summary>
    public int BoundaryLoopCount => Topology.BoundaryLoopCount;

    /// <summary>Number of pieces that are not joined.</summary>
    public int ComponentCount => Topology.ComponentCount;

    /// <summary>
    /// Vertices of faces, minus edges, plus faces: 2 for each sphere, 0 for a torus, one less for each hole.
    /// </summary>
    public int EulerCharacteristic => Topology.EulerCharacteristic;

    /// <summary>Whether every edge belongs to at least two faces.</summary>
    public bool IsClosed => BoundaryEdgeCount == 0;

    /// <summary>
    /// Whether all faces can be turned so that they agree with their neighbours, as <see cref="Oriented"/> does; a
    /// Möbius strip cannot.
    /// </summary>
    public bool IsOrientable => Topology.IsOrientable;

    /// <summary>What keeps the triangles from being an oriented surface, one entry a kind; empty if nothing
    /// does.</summary>
    public IReadOnlyList<MeshDefect> Defects { get; }

    internal MeshTopology Topology { get; }

    /// <summary>[V × 3]</summary>
    internal ReadOnlySpan<double> Coordinates => _positions;

    /// <summary>[F × 3]</summary>
    internal ReadOnlySpan<int> Corners => _triangles;

    /// <summary>Triangles in space.</summary>
    /// <param name="positions">V × 3 numbers in double, from -1E+150 to 1E+150.</param>
    /// <param name="triangles">F × 3 vertices, from 0; counter-clockwise where the surface is seen from
    /// outside.</param>
    /// <exception cref="ArgumentException">A number is not finite or too large, or a triangle names a vertex that does
    /// not exist; the message names it.</exception>
    public static TriangleMesh Create(ReadOnlySpan<double> positions, ReadOnlySpan<int> triangles)
    {
        Allowed.Positions(positions);
        if (triangles.Length % 3 != 0)
        {
            throw new ArgumentException(
                $"Triangles are F × 3 numbers, but the length {triangles.Length} is not a multiple of 3.",
                nameof(triangles)
            );
        }
        for (int i = 0; i < triangles.Length; i++)
        {
            if (triangles[i] < 0 || triangles[i] >= positions.Length / 3)
            {
                throw new ArgumentException(
                    $"Triangle {i / 3} names the vertex {triangles[i]}, but there are {positions.Length / 3} vertices.",
                    nameof(triangles)
                );
            }
        }

        return new TriangleMesh(positions.ToArray(), triangles.ToArray());
    }

    /// <summary>Reads a mesh from a file in OBJ or PLY form (text, or binary in either order), as it is or compressed
    /// by gzip.</summary>
    /// <param name="path">The file; its name ends with .obj, .ply, .obj.gz or .ply.gz.</param>
    /// <param name="polygons">What is done with faces of more than three vertices.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds what is not read; the message names it, the
    /// place, and what is wrong.</exception>
    public static TriangleMesh Read(string path, MeshPolygons polygons = MeshPolygons.Refuse) =>
        MeshFile.Read(path, polygons);

    /// <summary>[V × 3] a copy of the positions.</summary>
    public double[] PositionValues() => [.. _positions];

    /// <summary>[F × 3] a copy of the vertices of the faces.</summary>
    public int[] TriangleValues() => [.. _triangles];

    /// <summary>
    /// [V] a third of the area of the faces of each vertex. A sum with these weights is the integral of the function
    /// that is linear on each face; together they are the area of the mesh.
    /// </summary>
    public double[] VertexAreas() => MeshMeasures.VertexAreas(this);

    /// <summary>
    /// [V × 3] unit normals: the mean over the faces of each vertex, weighted by their angle there, so that it does not
    /// depend on how flat parts are cut into triangles.
    /// </summary>
    /// <exception cref="InvalidOperationException">The mesh has defects, or a vertex has no normal.</exception>
    public double[] VertexNormals()
    {
        Require(isOriented: true);
        CellVector[] normals = MeshMeasures.VertexNormals(this);
        return [.. normals.SelectMany(static n => new[] { n.X, n.Y, n.Z })];
    }

    /// <summary>
    /// [V] how far the angles around each vertex are from 2π, and on the boundary from π: the curvature that is
    /// concentrated there. Their sum is 2π times <see cref="EulerCharacteristic"/>, for every surface.
    /// </summary>
    /// <exception cref="InvalidOperationException">The mesh has defects other than faces that are turned
    /// over.</exception>
    public double[] AngleDefects()
    {
        Require(isOriented: false);
        return MeshMeasures.AngleDefects(this);
    }

    /// <summary>
    /// The same triangles without the vertices that belong to none. The others keep their order.
    /// </summary>
    /// <param name="kept">[vertices of the result] the vertex that each was.</param>
    public TriangleMesh WithoutUnusedVertices(out int[] kept)
    {
        kept = [.. Enumerable.Range(0, VertexCount).Where(Topology.IsUsed)];
        int[] numbers = new int[VertexCount];
        for (int i = 0; i < kept.Length; i++)
            numbers[kept[i]] = i;
        return new TriangleMesh(
            [.. kept.SelectMany(v => _positions[(3 * v)..(3 * v + 3)])],
            Array.ConvertAll(_triangles, v => numbers[v])
        );
    }

    /// <summary>
    /// The same triangles, each turned over where it disagrees with most of its piece. The first vertex of each stays
    /// first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The surface has no two sides, as a Möbius strip.</exception>
    public TriangleMesh Oriented()
    {
        if (!IsOrientable)
        {
            throw new InvalidOperationException(
                "The mesh cannot be oriented: a way across its faces comes back on the other side."
            );
        }
        int[] triangles = TriangleValues();
        for (int face = 0; face < FaceCount; face++)
        {
            if (Topology.FaceSigns[face] < 0)
                triangles.AsSpan(3 * face + 1, 2).Reverse();
        }

        return new TriangleMesh(_positions, triangles);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{VertexCount} vertices, {EdgeCount} edges, {FaceCount} faces, Euler characteristic {EulerCharacteristic}, "
        + (IsClosed ? "closed" : $"boundary of {BoundaryEdgeCount} edges")
        + (Defects.Count == 0 ? string.Empty : $", {Defects.Sum(static d => d.Count)} defects");

    internal int[] CornersOf(int face) => _triangles[(3 * face)..(3 * face + 3)];

    internal CellVector PointOf(int vertex) => CellVector.Read(_positions, vertex);

    internal (CellVector A, CellVector B, CellVector C) PointsOf(int face) =>
        (PointOf(_triangles[3 * face]), PointOf(_triangles[3 * face + 1]), PointOf(_triangles[3 * face + 2]));

    /// <summary>Throws unless the triangles are a surface.</summary>
    /// <param name="isOriented">Whether faces that are turned over are a defect.</param>
    /// <exception cref="InvalidOperationException">They are none.</exception>
    internal void Require(bool isOriented)
    {
        MeshDefect[] wrong = [.. Defects.Where(d => isOriented || d.Kind != MeshDefectKind.InconsistentOrientation)];
        if (wrong.Length == 0)
            return;
        throw new InvalidOperationException(
            $"The mesh is no {(isOriented ? "oriented " : string.Empty)}surface: "
                + string.Join(' ', [$"{string.Join("; ", wrong.AsEnumerable())}.", .. Remedies(wrong)])
        );
    }

    private static IEnumerable<string> Remedies(MeshDefect[] wrong) =>
        wrong.Select(static d => d.Remedy).Where(static r => r.Length > 0);
}
