using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>What keeps triangles from being a surface is named with its faces and vertices.</summary>
public sealed class MeshDefectTests
{
    private static readonly int[] Tetrahedron = [0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3];

    [Fact]
    public void SoundSurfaces_HaveNone()
    {
        foreach (TriangleMesh mesh in MeshCases.Surfaces.Values.Append(Mesh(4, Tetrahedron)))
            Assert.Empty(mesh.Defects);
        Assert.Equal("4 vertices, 6 edges, 4 faces, Euler characteristic 2, closed", Mesh(4, Tetrahedron).ToString());
    }

    [Fact]
    public void RepeatedVertices_AreNamed()
    {
        MeshDefect defect = Only(Mesh(4, [.. Tetrahedron, 1, 2, 2]), MeshDefectKind.RepeatedVertex);
        Assert.Equal("face 4 names a vertex twice (1, 2, 2)", defect.ToString());
        Assert.Equal([4], defect.Faces);
    }

    [Fact]
    public void RepeatedFaces_AreNamed()
    {
        // On the back of a single face: the two enclose nothing.
        MeshDefect defect = Only(Mesh(3, [0, 1, 2, 2, 1, 0]), MeshDefectKind.RepeatedFace);
        Assert.Equal("faces 0, 1 have the same vertices (0, 1, 2)", defect.ToString());
    }

    [Fact]
    public void FlatFaces_AreNamed()
    {
        foreach (double height in new[] { 0, 1e-13 })
        {
            var mesh = TriangleMesh.Create([0, 0, 0, 1, 0, 0, 2, height, 0], [0, 1, 2]);
            Assert.Equal("face 0 (vertices 0, 1, 2) has no area", Only(mesh, MeshDefectKind.FlatFace).ToString());
        }

        Only(TriangleMesh.Create(new double[9], [0, 1, 2]), MeshDefectKind.FlatFace);
        Assert.Empty(TriangleMesh.Create([0, 0, 0, 1, 0, 0, 2, 1e-11, 0], [0, 1, 2]).Defects);
    }

    [Fact]
    public void EdgesOfThreeFaces_AreNamed()
    {
        MeshDefect defect = Only(Mesh(5, [0, 1, 2, 1, 0, 3, 0, 1, 4]), MeshDefectKind.NonManifoldEdge);
        Assert.Equal("the edge of vertices 0, 1 belongs to more than two faces (0, 1, 2)", defect.ToString());
        Assert.Equal([0, 1], defect.Vertices);
    }

    [Fact]
    public void PinchedVertices_AreNamed()
    {
        // Two tetrahedra that share vertex 3; then two single faces that do.
        MeshDefect closed = Only(
            Mesh(7, [.. Tetrahedron, .. Tetrahedron.Select(static v => v == 3 ? 3 : v + 4)]),
            MeshDefectKind.PinchedVertex
        );
        Assert.Equal(
            "the faces at vertex 3 (1, 2, 3, 5, …) are several fans that meet in this point alone",
            closed.ToString()
        );
        Assert.Equal([1, 2, 3, 5, 6, 7], closed.Faces);
        Assert.Equal([2], Only(Mesh(5, [0, 1, 2, 2, 3, 4]), MeshDefectKind.PinchedVertex).Vertices);
    }

    [Fact]
    public void TurnedFaces_AreNamedAndCanBeTurnedBack()
    {
        TriangleMesh mesh = Mesh(4, [.. Tetrahedron[..9], 0, 2, 3]);
        MeshDefect defect = Only(mesh, MeshDefectKind.InconsistentOrientation);
        Assert.Equal((3, true), (defect.Count, mesh.IsOrientable));
        Assert.Contains("faces 0, 3 run along their common edge (vertices 0, 2) in the same direction", $"{defect}");
        TriangleMesh oriented = mesh.Oriented();
        Assert.Empty(oriented.Defects);
        Assert.Equal([.. Tetrahedron[..9], 0, 3, 2], oriented.TriangleValues());
    }

    [Fact]
    public void OneSidedSurfaces_AreNamedAndCannotBeOriented()
    {
        TriangleMesh strip = MeshCases.MoebiusStrip();
        Only(strip, MeshDefectKind.InconsistentOrientation);
        Assert.False(strip.IsOrientable);
        Assert.Contains("cannot be oriented", Assert.Throws<InvalidOperationException>(strip.Oriented).Message);
        Assert.Throws<InvalidOperationException>(strip.VertexNormals);
        Assert.Equal(strip.VertexCount, strip.AngleDefects().Length);
    }

    [Fact]
    public void UnusedVertices_AreNamedAndCanBeLeftOut()
    {
        TriangleMesh mesh = Mesh(6, [.. Tetrahedron.Select(static v => v + (v > 1 ? 1 : 0))]);
        MeshDefect defect = Only(mesh, MeshDefectKind.UnusedVertex);
        Assert.Equal("vertex 2 belongs to no face; vertex 5 belongs to no face", defect.ToString());
        TriangleMesh kept = mesh.WithoutUnusedVertices(out int[] vertices);
        Assert.Empty(kept.Defects);
        Assert.Equal([0, 1, 3, 4], vertices);
        Assert.Equal(Tetrahedron, kept.TriangleValues());
        Assert.Equal(mesh.PositionValues()[9..15], kept.PositionValues()[6..]);
    }

    [Fact]
    public void Boundaries_AreNoDefectsAndAreCounted()
    {
        // A band of 8 × 2 squares around nothing.
        TriangleMesh torus = MeshShapes.Torus(8, 3, 0.3);
        int[] band = [.. torus.TriangleValues().Chunk(6).Where(static (_, i) => i % 3 < 2).SelectMany(static q => q)];
        var mesh = TriangleMesh.Create(torus.PositionValues(), band);
        Assert.Empty(mesh.Defects);
        Assert.Equal(
            (16, 2, 0, false),
            (mesh.BoundaryEdgeCount, mesh.BoundaryLoopCount, mesh.EulerCharacteristic, mesh.IsClosed)
        );
        Assert.Equal(8 * 3, mesh.VertexCount);
        Assert.EndsWith("boundary of 16 edges", mesh.ToString());
    }

    [Fact]
    public void Pieces_AreCounted()
    {
        TriangleMesh two = Mesh(8, [.. Tetrahedron, .. Tetrahedron.Select(static v => v + 4)]);
        Assert.Equal((2, 4), (two.ComponentCount, two.EulerCharacteristic));
    }

    [Fact]
    public void Refusals_NameEveryDefectAndWhatHelps()
    {
        TriangleMesh mesh = Mesh(5, [.. Tetrahedron[..9], 0, 2, 3]);
        Assert.Equal(2, mesh.Defects.Count);
        string message = Assert
            .Throws<InvalidOperationException>(() => MeshGeometry.Create(mesh, SurfaceMap.Projected, SymmetryGroup.SO2))
            .Message;
        Assert.StartsWith("The mesh is no oriented surface: faces 0, 3 run", message);
        Assert.Contains("vertex 4 belongs to no face", message);
        Assert.EndsWith("Oriented() turns faces over. WithoutUnusedVertices() leaves such vertices out.", message);

        // Many places of one kind are not all named.
        string many = Only(Mesh(20, [0, 1, 2]), MeshDefectKind.UnusedVertex).ToString();
        Assert.EndsWith("; and 13 more", many);
    }

    [Fact]
    public void WrongArrays_AreNamed()
    {
        Throws("not a multiple of 3", static () => TriangleMesh.Create([1, 2], []));
        Throws("not a multiple of 3", static () => TriangleMesh.Create([1, 2, 3], [0]));
        Throws("Triangle 1 names the vertex 3", static () => TriangleMesh.Create(new double[9], [0, 1, 2, 0, 1, 3]));
        Throws("Triangle 0 names the vertex -1", static () => TriangleMesh.Create(new double[9], [0, -1, 2]));
        Throws("between 0 and 1", static () => MeshShapes.Torus(3, 3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => MeshShapes.Sphere(10));

        static void Throws(string part, Action wrong) =>
            Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(wrong).Message);
    }

    private static MeshDefect Only(TriangleMesh mesh, MeshDefectKind kind)
    {
        MeshDefect defect = Assert.Single(mesh.Defects);
        Assert.Equal(kind, defect.Kind);
        return defect;
    }

    /// <summary>Triangles between points that no plane holds four of.</summary>
    private static TriangleMesh Mesh(int vertices, int[] triangles) =>
        TriangleMesh.Create(
            [.. Enumerable.Range(0, vertices).SelectMany(static v => new double[] { v, v * v, v * v * v })],
            triangles
        );
}
