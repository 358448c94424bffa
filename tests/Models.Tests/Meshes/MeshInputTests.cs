using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Runtime.Tests.Meshes;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Meshes;

/// <summary>What enters a mesh and leaves it, and what is refused.</summary>
public sealed class MeshInputTests
{
    private static readonly TriangleMesh Sphere = MeshShapes.Sphere(2);

    [Fact]
    public void Vectors_AreTheirPartAlongTheNormalAndATangentVector()
    {
        Mesh<Warmth> mesh = Warm();
        double[] normals = Sphere.VertexNormals();
        double[] along = mesh.FromSpace<Skin>(Rows<Flow>.From(normals)).ToArray();
        for (int v = 0; v < mesh.Count; v++)
        {
            Near.Equal(1, along[3 * v], Tolerance.Rounding.Dozens);
            Assert.True(Math.Abs(along[3 * v + 1]) + Math.Abs(along[3 * v + 2]) < Tolerance.Zero);
        }
    }

    [Theory]
    [InlineData("2x1o + 0e + 1x3e", "2x0 + 2x1 + 0 + 0 + 1 + 2 + 3")]
    [InlineData("0o + 1e", "0 + 0 + 1")]
    public void FeaturesOfSpace_ComeBack(string space, string surface)
    {
        Mesh<Warmth> mesh = Warm();
        Rows<Features> x = Rows.From(space, MeshCases.Angles(mesh.Count * Algebra.Irreps.Parse(space).Dim, 3));
        Rows<Features> there = mesh.FromSpace<Features>(x);
        Assert.Equal(surface, there.Signature);
        Assert.Equal(Norm(x), Norm(there), Norm(x) * Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void TangentVectors_ComeBack()
    {
        Mesh<Warmth> mesh = Warm();
        Rows<Flow> x = Rows<Flow>.From(MeshCases.Angles(3 * mesh.Count, 3));
        Near.Equal(x.ToArray(), mesh.ToSpace<Flow>(mesh.FromSpace<Skin>(x)).ToArray(), Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void Means_AreWeightedByArea()
    {
        Mesh<Warmth> mesh = Warm();
        double[] areas = Sphere.VertexAreas(),
            x = mesh.Rows.ToArray();
        double integral = x.Zip(areas, static (a, b) => a * b).Sum();
        Near.Equal(integral, mesh.Features.Sum(mesh.Surface).ToRows()[0, 0], Tolerance.Rounding.Hundreds);
        Near.Equal(
            integral / areas.Sum(),
            mesh.Features.Mean(mesh.Surface).ToRows()[0, 0],
            Tolerance.Rounding.Hundreds
        );
    }

    [Fact]
    public void Labels_BecomeRows()
    {
        Mesh<Warmth> mesh = Warm();
        int[] labels = [.. Enumerable.Range(0, mesh.Count).Select(static v => v % 3)];
        double[] rows = mesh.Surface.OneHot(Labels.OnVerticesOf(mesh, labels), 3).ToRows().ToArray();
        Assert.Equal([1.0, 0, 0, 0, 1, 0, 0, 0, 1], rows[..9]);
        Assert.Equal([0.0, 1], mesh.Surface.OneHot(Labels.OnMeshesOf(mesh, [1]), 2).ToRows().ToArray());
    }

    [Fact]
    public void WrongUses_SayWhatIsWrong()
    {
        Mesh<Warmth> mesh = Warm();
        Says("20 rows", () => Mesh.Create<Warmth>(Sphere, new double[20]));
        Says("no faces", () => Mesh.Create<Warmth>(TriangleMesh.Create([], []), Array.Empty<double>()));
        Says("no oriented surface", () => Mesh.Create<Warmth>(Turned(), new double[Sphere.VertexCount]));
        Says("at least one mesh", () => Mesh.Batch<Warmth>([]));
        Says("empty (a default)", () => _ = default(Mesh<Warmth>).Count);
        Says("empty (a default)", () => _ = default(Surface).Count);
        Says("are of SO2, or of space", () => Rows.From("0e", Algebra.SymmetryGroup.O2, Zeros(1)).OnVerticesOf(mesh));
        Says("a whole mesh", () => Rows.From("1", Algebra.SymmetryGroup.SO2, [1.0, 0]).OnMeshesOf(mesh));
        Says("frame of its own", () => WithFur(mesh).Features.Mean(mesh.Surface));
        Says("not the same rows", () => Warm().Features.Mean(mesh.Surface));
        Says("along the normals", () => WithFlow(mesh).Features.Restrict(Group.SO2));
        Says("SO3, but these are of SO(2)", () => mesh.FromSpace<Features>(mesh.Rows));
        Says("are 0 + 1 on a surface", () => mesh.ToSpace<Flow>(mesh.Rows));
        Says("unlike Warmth", () => mesh.ToSpace<Warmth>(mesh.Rows));
        Says("unlike Features", () => mesh.ToSpace<Features>(mesh.Rows));
        Says("The label of row 0", () => mesh.Surface.OneHot(Labels.OnMeshesOf(mesh, [2]), 2));
        Says("such map", () => Mesh.Create<Warmth>(Sphere, Zeros(1), (MeshMap)7));
        using Pass pass = new MeshClassNet().Record();
        Says("the surface of a mesh is fixed", () => pass.Enter(mesh, GradientInputs.Positions));
    }

    [Fact]
    public void ALayer_SaysThatItsRadiusIsTooSmall()
    {
        TriangleMesh large = TriangleMesh.Create(
            Array.ConvertAll(Sphere.PositionValues(), static x => 100 * x),
            Sphere.TriangleValues()
        );
        Mesh<Warmth> mesh = Mesh.Create<Warmth>(large, Zeros(1));
        var net = new MeshClassNet();
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => net.Predict(mesh));
        Assert.Contains("Radius of 2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMesh_EndsWithItsPass()
    {
        Mesh<Warmth> entered;
        using (Pass pass = new MeshClassNet().Record())
            entered = pass.Enter(Warm());
        Says("has ended", () => _ = entered.Surface);
    }

    private static void Says(string part, Action wrong)
    {
        Exception exception = Assert.ThrowsAny<Exception>(wrong);
        Assert.True(exception is ArgumentException or InvalidOperationException, exception.ToString());
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    private static Mesh<Warmth> Warm() => Mesh.Create<Warmth>(Sphere, MeshCases.Angles(Sphere.VertexCount, 4));

    private static Mesh<Flow> WithFlow(Mesh<Warmth> mesh) => mesh.WithFeatures(Rows<Flow>.From(Zeros(3)));

    private static Mesh<Fur> WithFur(Mesh<Warmth> mesh) => mesh.WithFeatures(Rows<Fur>.From(Zeros(19)));

    private static double[] Zeros(int dim) => new double[dim * Sphere.VertexCount];

    private static double Norm(Rows rows) => Math.Sqrt(rows.ToArray().Sum(static x => x * x));

    private static TriangleMesh Turned()
    {
        int[] faces = Sphere.TriangleValues();
        (faces[1], faces[2]) = (faces[2], faces[1]);
        return TriangleMesh.Create(Sphere.PositionValues(), faces);
    }
}
