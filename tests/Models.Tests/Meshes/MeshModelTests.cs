using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Runtime.Tests.Meshes;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Meshes;

/// <summary>
/// Models on surfaces: layers are their definition, frames cannot be seen, and results move with the surface.
/// </summary>
public sealed class MeshModelTests
{
    private const string Fur = "5x0 + 4x1 + 3x2";

    public static TheoryData<string> Names => [.. MeshCases.Surfaces.Keys];

    public static TheoryData<string> SharedNames => ["spot", "homer", "cheburashka", "rocker-arm"];

    [Theory]
    [InlineData("sphere", MeshMap.Projected)]
    [InlineData("torus", MeshMap.Intrinsic)]
    [InlineData("sheet", MeshMap.Projected)]
    public void ALayer_IsItsDefinition(string name, MeshMap map)
    {
        TriangleMesh mesh = MeshCases.Surfaces[name];
        double[] x = MeshCases.Angles(19 * mesh.VertexCount, 4);
        Mesh<Fur> input = Mesh.Create<Fur>(mesh, x, map);
        foreach (Precision precision in (Precision[])[Precision.Single, Precision.Double])
        {
            var net = new MeshLayerNet(3, precision);
            Randomise(net, "convolve.self.bias");
            var geometry = MeshGeometry.Create(mesh, MeshCases.Maps[(int)map], Algebra.SymmetryGroup.SO2);
            double[] slow = SlowMeshLayer.Run(net.Parameters, "convolve", (Fur, Fur, 2, 2), mesh, geometry, x);
            double tolerance = precision == Precision.Single ? Tolerance.Model.Single : Tolerance.Model.Double;
            Near.Equal(slow, net.Predict(input).ToArray(), tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_DoNotDependOnFrames(string name) => TurnFrames(MeshCases.Surfaces[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_MoveWithTheSurface(string name) => Move(MeshCases.Surfaces[name], shift: 3);

    [ReferenceDataTheory("data/meshes/spot.obj.gz")]
    [MemberData(nameof(SharedNames))]
    public void ResultsOnSharedMeshes_DoNotDependOnFramesOrMotions(string name)
    {
        TriangleMesh mesh = TriangleMesh.Read(ReferenceData.PathOf($"data/meshes/{name}.obj.gz"));
        TurnFrames(mesh);
        Move(mesh, shift: 0.1);
    }

    [Fact]
    public void ABatch_GivesWhatItsMeshesGive()
    {
        var net = new MeshNet(3, Precision.Double);
        var classes = new MeshClassNet(3, Precision.Double);
        Mesh<Flow>[] meshes = [.. MeshCases.Surfaces.Values.Select(static m => Input(m))];
        Mesh<Warmth>[] warm = [.. meshes.Select(Warm)];
        double[] each = [.. meshes.SelectMany(m => net.Predict(m).ToArray())],
            eachClass = [.. warm.SelectMany(m => classes.Predict(m).ToArray())];
        Mesh<Flow> batch = Mesh.Batch(meshes);
        Assert.Equal(meshes.Sum(static m => m.Count), batch.Count);
        Assert.Equal(meshes.Length, batch.MeshCount);
        Near.Equal(each, net.Predict(batch).ToArray(), Tolerance.Model.Double);
        Near.Equal(eachClass, classes.Predict(Mesh.Batch(warm)).ToArray(), Tolerance.Model.Double);
    }

    [Fact]
    public void Predictions_DoNotDependOnThreadsAndAllocateNothing()
    {
        var net = new MeshNet(3);
        Mesh<Flow> mesh = Input(MeshShapes.Sphere(4));
        int before = Parallelism.Threads;
        try
        {
            Parallelism.Threads = 1;
            double[] one = net.Predict(mesh).ToArray();
            Parallelism.Threads = 2;
            Assert.Equal(one, net.Predict(mesh).ToArray());
            var into = new Rows<Skin>();
            Assert.Equal(0, WarmAllocation.Measure(() => net.Predict(mesh, into)));
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    private static void TurnFrames(TriangleMesh mesh)
    {
        foreach (MeshMap map in Enum.GetValues<MeshMap>())
        {
            Mesh<Flow> input = Input(mesh, map),
                turned = Mesh.Join(input.Data.InFrames(MeshCases.Angles(mesh.VertexCount, 5)), input.Rows);
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                var net = new MeshNet(3, precision);
                Rows<Skin> here = net.Predict(input),
                    there = net.Predict(turned);
                double tolerance =
                    precision == Precision.Single ? Tolerance.Equivariance.Single : Tolerance.Equivariance.Double;
                Near.Equal(Numbers(here), Numbers(there), tolerance, "numbers");
                Near.Equal(InSpace(input, here), InSpace(turned, there), tolerance, "vectors");
                Assert.True(Near.Error(here.ToArray(), there.ToArray()) > Tolerance.Noticeable);
                var classes = new MeshClassNet(3, precision);
                Near.Equal(
                    classes.Predict(Warm(input)).ToArray(),
                    classes.Predict(Warm(turned)).ToArray(),
                    tolerance,
                    "classes"
                );
            }
        }
    }

    private static void Move(TriangleMesh mesh, double shift)
    {
        var moved = TriangleMesh.Create(MeshCases.Moved(mesh.PositionValues(), shift), mesh.TriangleValues());
        foreach (MeshMap map in Enum.GetValues<MeshMap>())
        {
            Mesh<Flow> input = Input(mesh, map),
                other = Mesh.Create<Flow>(moved, MeshCases.Moved(input.Rows.ToArray(), 0), map);
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                var net = new MeshNet(3, precision);
                Rows<Skin> here = net.Predict(input),
                    there = net.Predict(other);
                double tolerance = precision == Precision.Single ? Tolerance.Model.Single : Tolerance.Model.Double;
                Near.Equal(Numbers(here), Numbers(there), tolerance, "numbers");
                Near.Equal(MeshCases.Moved(InSpace(input, here), 0), InSpace(other, there), tolerance, "vectors");
            }
        }
    }

    private static Mesh<Flow> Input(TriangleMesh mesh, MeshMap map = MeshMap.Projected) =>
        Mesh.Create<Flow>(mesh, MeshCases.Angles(3 * mesh.VertexCount, 7), map);

    private static Mesh<Warmth> Warm(Mesh<Flow> mesh) =>
        mesh.WithFeatures(Rows<Warmth>.From(MeshCases.Angles(mesh.Count, 9)));

    private static double[] Numbers(Rows<Skin> rows) => [.. Enumerable.Range(0, rows.Count).Select(v => rows[v, 0])];

    private static double[] InSpace(Mesh<Flow> mesh, Rows<Skin> rows) => mesh.ToSpace<Flow>(rows).ToArray();

    private static void Randomise(MeshLayerNet net, string path)
    {
        Parameter parameter = net.Parameters[path];
        parameter.Assign(MeshCases.Angles(parameter.Count, 11));
    }
}
