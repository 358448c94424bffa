using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>
/// Frames cannot be seen: what a network on a surface gives does not depend on them, nor on where the surface lies, on
/// numbers of vertices and faces and, under O(2), on the sides of faces.
/// </summary>
public sealed class MeshGaugeTests
{
    private static readonly string[] Shared = ["spot", "homer", "cheburashka", "rocker-arm"];

    public static TheoryData<string> Names => [.. MeshCases.Surfaces.Keys];

    public static TheoryData<string> SharedNames => [.. Shared];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_DoNotDependOnFrames(string name)
    {
        foreach (SurfaceMap map in MeshCases.Maps)
        {
            TurnFrames<double>(MeshCases.Surfaces[name], map, SymmetryGroup.SO2);
            TurnFrames<float>(MeshCases.Surfaces[name], map, SymmetryGroup.SO2);
            TurnFrames<double>(MeshCases.Surfaces[name], map, SymmetryGroup.O2);
            TurnFrames<float>(MeshCases.Surfaces[name], map, SymmetryGroup.O2);
        }
    }

    [Fact]
    public void Outputs_OnOneSidedSurfaces_DoNotDependOnMirroredFrames()
    {
        foreach (SurfaceMap map in MeshCases.Maps)
        {
            TurnFrames<double>(MeshCases.MoebiusStrip(), map, SymmetryGroup.O2);
            TurnFrames<float>(MeshCases.MoebiusStrip(), map, SymmetryGroup.O2);
        }
    }

    [ReferenceDataTheory("data/meshes/spot.obj.gz")]
    [MemberData(nameof(SharedNames))]
    public void Outputs_OnSharedMeshes_DoNotDependOnFramesOrMotions(string name)
    {
        TriangleMesh mesh = TriangleMesh.Read(ReferenceData.PathOf($"data/meshes/{name}.obj.gz"));
        TurnFrames<float>(mesh, SurfaceMap.Projected, SymmetryGroup.SO2);
        TurnFrames<double>(mesh, SurfaceMap.Intrinsic, SymmetryGroup.SO2);
        foreach (SurfaceMap map in MeshCases.Maps)
            Move(mesh, map, shift: 0.1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_MoveWithTheSurface(string name)
    {
        foreach (SurfaceMap map in MeshCases.Maps)
            Move(MeshCases.Surfaces[name], map, shift: 3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_DoNotDependOnNumbers(string name)
    {
        TriangleMesh mesh = MeshCases.Surfaces[name];
        double[] x = Inputs(mesh);
        int[] order = [.. Enumerable.Range(0, mesh.VertexCount)];
        var random = new Random(8);
        random.Shuffle(order);
        int[] places = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            places[order[i]] = i;
        int[][] faces = [.. mesh.TriangleValues().Select(v => places[v]).Chunk(3)];
        random.Shuffle(faces);
        int[] triangles = [.. faces.SelectMany((f, i) => new[] { f[i % 3], f[(i + 1) % 3], f[(i + 2) % 3] })];
        var other = TriangleMesh.Create(Reordered(mesh.PositionValues(), order, 3), triangles);
        foreach (SurfaceMap map in MeshCases.Maps)
        {
            (double[] scalars, double[] vectors) = Network<double>(mesh, map, SymmetryGroup.SO2).Run(x, true);
            (double[] s, double[] v) = Network<double>(other, map, SymmetryGroup.SO2).Run(Reordered(x, order, 3), true);
            Near.Equal(Reordered(scalars, order, 1), s, Tolerance.Equivariance.Double, "scalars");
            Near.Equal(Reordered(vectors, order, 3), v, Tolerance.Equivariance.Double, "vectors");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OutputsUnderO2_DoNotDependOnTheSidesOfFaces(string name)
    {
        TriangleMesh mesh = MeshCases.Surfaces[name];
        bool[] isTurned = MeshCases.Coins(mesh.FaceCount, 4);
        int[] triangles = mesh.TriangleValues();
        for (int f = 0; f < mesh.FaceCount; f++)
        {
            if (isTurned[f])
                triangles.AsSpan(3 * f, 3).Reverse();
        }

        var other = TriangleMesh.Create(mesh.PositionValues(), triangles);
        double[] x = Inputs(mesh);
        foreach (SurfaceMap map in MeshCases.Maps)
        {
            (double[] scalars, double[] vectors) = Network<double>(mesh, map, SymmetryGroup.O2).Run(x, false);
            (double[] s, double[] v) = Network<double>(other, map, SymmetryGroup.O2).Run(x, false);
            Near.Equal(scalars, s, Tolerance.Equivariance.Double, "scalars");
            Near.Equal(vectors, v, Tolerance.Equivariance.Double, "vectors");
        }

        TriangleMesh oriented = other.Oriented();
        Assert.Empty(oriented.Defects);
        Assert.True(oriented.IsOrientable);
    }

    private static void TurnFrames<S>(TriangleMesh mesh, SurfaceMap map, SymmetryGroup gauge)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double[] x = Inputs(mesh);
        bool isOriented = gauge == SymmetryGroup.SO2;
        var geometry = MeshGeometry.Create(mesh, map, gauge);
        MeshGeometry turned = geometry.InFrames(
            MeshCases.Angles(mesh.VertexCount, 5),
            isOriented ? null : MeshCases.Coins(mesh.VertexCount, 6)
        );
        (double[] scalars, double[] vectors) = new SlowMeshNetwork<S>(mesh, geometry).Run(x, isOriented);
        (double[] s, double[] v) = new SlowMeshNetwork<S>(mesh, turned).Run(x, isOriented);
        Near.Equal(scalars, s, Tolerance.Equivariance.Of<S>(), "scalars");
        Near.Equal(vectors, v, Tolerance.Equivariance.Of<S>(), "vectors");

        // They do depend on neighbours and directions.
        double[] changed = [.. x];
        changed[1] += 1;
        double[] others = new SlowMeshNetwork<S>(mesh, geometry).Run(changed, isOriented).Scalars;
        Assert.True(Near.Error(scalars.AsSpan(1), others.AsSpan(1)) > Tolerance.NoticeableChange);
    }

    private static void Move(TriangleMesh mesh, SurfaceMap map, double shift)
    {
        double[] x = Inputs(mesh);
        var moved = TriangleMesh.Create(MeshCases.Moved(mesh.PositionValues(), shift), mesh.TriangleValues());
        (double[] scalars, double[] vectors) = Network<double>(mesh, map, SymmetryGroup.SO2).Run(x, true);
        (double[] s, double[] v) = Network<double>(moved, map, SymmetryGroup.SO2).Run(MeshCases.Moved(x, 0), true);
        Near.Equal(scalars, s, Tolerance.Equivariance.Double, "scalars");
        Near.Equal(MeshCases.Moved(vectors, 0), v, Tolerance.Equivariance.Double, "vectors");
    }

    private static SlowMeshNetwork<S> Network<S>(TriangleMesh mesh, SurfaceMap map, SymmetryGroup gauge)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => new(mesh, MeshGeometry.Create(mesh, map, gauge));

    private static double[] Inputs(TriangleMesh mesh) => MeshCases.Angles(3 * mesh.VertexCount, 7);

    private static double[] Reordered(double[] rows, int[] order, int width) =>
        [.. order.SelectMany(v => rows[(width * v)..(width * v + width)])];
}
