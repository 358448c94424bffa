using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>
/// Meshes that others made, as they are counted by another program: sound ones, and the defects of the others.
/// </summary>
public sealed class SharedMeshTests
{
    private const string Folder = "data/meshes/";

    public static TheoryData<string, string, string> Meshes =>
        new()
        {
            { "spot", "2930 5856 8784 2 | 1 0 0", "" },
            { "homer", "6002 12000 18000 2 | 1 0 0", "" },
            { "cheburashka", "6669 13334 20001 2 | 1 0 0", "" },
            { "rocker-arm", "10044 20088 30132 0 | 1 0 0", "" },
            { "alligator", "3208 5981 9188 1 | 1 433 1", "" },
            { "woody", "694 1267 1960 1 | 1 119 1", "" },
            { "stanford-bunny", "35947 69451 104288 -3 | 1 223 5", "UnusedVertex 1113" },
            { "cow", "2903 5804 8706 1 | 1 0 0", "PinchedVertex 1" },
            { "teapot", "3644 6320 9998 -34 | 4 1036 10", "PinchedVertex 38" },
            { "beetle", "1148 2053 3204 -3 | 2 296 23", "NonManifoldEdge 47" },
            { "suzanne", "507 968 1472 3 | 3 42 4", "RepeatedFace 1, NonManifoldEdge 1" },
        };

    [ReferenceDataTheory(Folder + "spot.obj.gz")]
    [MemberData(nameof(Meshes))]
    public void SharedMesh_IsReadCountedAndChecked(string name, string counts, string defects)
    {
        TriangleMesh mesh = TriangleMesh.Read(ReferenceData.PathOf($"{Folder}{name}.obj.gz"), MeshPolygons.Fan);
        Assert.Equal(
            counts,
            $"{mesh.VertexCount} {mesh.FaceCount} {mesh.EdgeCount} {mesh.EulerCharacteristic} | "
                + $"{mesh.ComponentCount} {mesh.BoundaryEdgeCount} {mesh.BoundaryLoopCount}"
        );
        Assert.Equal(defects, string.Join(", ", mesh.Defects.Select(static d => $"{d.Kind} {d.Count}")));

        TriangleMesh used = mesh.WithoutUnusedVertices(out _);
        if (used.Defects.Count > 0)
        {
            Assert.Throws<InvalidOperationException>(used.AngleDefects);
            return;
        }
        double[] angles = used.AngleDefects();
        Near.Equal(Math.Tau * mesh.EulerCharacteristic, angles.Sum(), Tolerance.Zero, scale: angles.Sum(Math.Abs));
        Assert.Equal(3 * used.VertexCount, used.VertexNormals().Length);
    }

    [ReferenceDataFact(Folder + "cow.obj.gz")]
    public void TheCowsPinchedVertex_IsNamed()
    {
        MeshDefect defect = Assert.Single(TriangleMesh.Read(ReferenceData.PathOf(Folder + "cow.obj.gz")).Defects);
        Assert.Single(defect.Vertices);
        Assert.Contains($"vertex {defect.Vertices[0]} (", defect.ToString());
        Assert.True(defect.Faces.Count >= 6);
    }
}
