using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Runtime.Tests.Meshes;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Meshes;

/// <summary>
/// Pools to coarser surfaces and back: they are means by area after transport, frames of neither surface can be seen,
/// and results move with the surface.
/// </summary>
public sealed class MeshPoolTests
{
    private static readonly TriangleMesh Fine = MeshCases.Bumped(MeshShapes.Sphere(2), 2);
    private static readonly TriangleMesh Coarse = MeshCases.Bumped(MeshShapes.Sphere(1), 2);
    private static readonly int[] Parents = Nearest(Fine, Coarse);

    [Fact]
    public void APool_IsAMeanByAreaAfterTransport()
    {
        Mesh<Flow> mesh = Vectors();
        Mesh<Skin> skin = mesh.WithFeatures(mesh.FromSpace<Skin>(mesh.Rows));
        double[] areas = Fine.VertexAreas(),
            fine = Fine.VertexNormals(),
            coarse = Coarse.VertexNormals(),
            x = mesh.Rows.ToArray(),
            sums = new double[3 * Coarse.VertexCount],
            totals = new double[Coarse.VertexCount];
        for (int v = 0; v < Parents.Length; v++)
        {
            double[] carried = Rotated(fine[(3 * v)..(3 * v + 3)], Row(coarse, Parents[v]), Row(x, v));
            totals[Parents[v]] += areas[v];
            for (int i = 0; i < 3; i++)
                sums[3 * Parents[v] + i] += areas[v] * carried[i];
        }

        double[] wanted = [.. sums.Select((s, i) => s / totals[i / 3])];
        Rows<Skin> pooled = skin.Features.Pool(skin.Surface).ToRows();
        Near.Equal(wanted, CoarseMesh().ToSpace<Flow>(pooled).ToArray(), Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void ValuesOfACoarserVertex_ComeBackFromThoseThatBelongToIt()
    {
        Mesh<Skin> mesh = Vectors().WithFeatures(Rows<Skin>.From(MeshCases.Angles(3 * Fine.VertexCount, 7)));
        Skin pooled = mesh.Features.Pool(mesh.Surface);
        Skin spread = pooled.Unpool(mesh.Surface);
        Near.Equal(
            pooled.ToRows().ToArray(),
            spread.Pool(mesh.Surface).ToRows().ToArray(),
            Tolerance.Rounding.Hundreds
        );
        Near.Equal(
            spread.SquaredNorm().ToRows().ToArray(),
            pooled.SquaredNorm().ToRows().ToArray() is var norms
                ? [.. Parents.SelectMany(p => norms[(2 * p)..(2 * p + 2)])]
                : [],
            Tolerance.Rounding.Hundreds
        );
    }

    [Fact]
    public void MeansOfAllLevels_AreOfTheSameMeshes()
    {
        Mesh<Skin> one = Vectors().WithFeatures(Rows<Skin>.From(MeshCases.Angles(3 * Fine.VertexCount, 7)));
        one = one.WithCoarser(MeshShapes.Sphere(0), Nearest(Coarse, MeshShapes.Sphere(0)));
        Mesh<Skin> batch = Mesh.Batch([one, one]);
        Surface fine = batch.Surface,
            middle = fine.Coarser(),
            coarse = middle.Coarser();
        Scalars x = batch.Features.SquaredNorm(),
            pooled = x.Pool(fine),
            first = x.Mean(fine),
            second = pooled.Mean(middle),
            third = pooled.Pool(middle).Mean(coarse),
            sum = first + second + third;
        Assert.Equal(batch.Count, sum.Broadcast(fine).ToRows().Count);
        Assert.Equal(2 * Coarse.VertexCount, sum.Broadcast(middle).ToRows().Count);
        double[][] means = [first.ToRows().ToArray(), second.ToRows().ToArray(), third.ToRows().ToArray()];
        Near.Equal(
            [.. means[0].Select((_, i) => means.Sum(m => m[i]))],
            sum.ToRows().ToArray(),
            Tolerance.Rounding.Hundreds
        );
    }

    [Fact]
    public void Results_DoNotDependOnFramesOfEitherSurface()
    {
        Mesh<Flow> input = Vectors(),
            turned = Mesh.Join(
                input.Data.InFrames(MeshCases.Angles(Fine.VertexCount, 5), MeshCases.Angles(Coarse.VertexCount, 6)),
                input.Rows
            );
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            var net = new MeshPoolNet(3, precision);
            Rows<Skin> here = net.Predict(input),
                there = net.Predict(turned);
            Near.Equal(
                input.ToSpace<Flow>(here).ToArray(),
                turned.ToSpace<Flow>(there).ToArray(),
                Tolerance.Equivariance.Of(precision == Precision.Double)
            );
            Assert.True(Near.Error(here.ToArray(), there.ToArray()) > Tolerance.Noticeable);
        }
    }

    [Fact]
    public void Results_MoveWithTheSurface()
    {
        Mesh<Flow> input = Vectors(),
            moved = Mesh.Create<Flow>(Moved(Fine), MeshCases.Moved(input.Rows.ToArray(), 0))
                .WithCoarser(Moved(Coarse), Parents);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            var net = new MeshPoolNet(3, precision);
            Near.Equal(
                MeshCases.Moved(input.ToSpace<Flow>(net.Predict(input)).ToArray(), 0),
                moved.ToSpace<Flow>(net.Predict(moved)).ToArray(),
                Tolerance.Model.Of(precision == Precision.Double)
            );
        }
    }

    /// <summary>Of three levels, one below the other, and of a batch.</summary>
    [Fact]
    public void Levels_AreOneBelowTheOther()
    {
        TriangleMesh coarsest = MeshShapes.Sphere(0);
        Mesh<Flow> mesh = Vectors().WithCoarser(coarsest, Nearest(Coarse, coarsest));
        Assert.Equal(
            [Fine.VertexCount, Coarse.VertexCount, coarsest.VertexCount],
            new[] { mesh.Surface.Count, mesh.Surface.Coarser().Count, mesh.Surface.Coarser().Coarser().Count }
        );
        var net = new MeshPoolNet(3, Precision.Double);
        double[] one = net.Predict(Vectors()).ToArray();
        Near.Equal(one, net.Predict(mesh).ToArray(), Tolerance.Rounding.Hundreds);
        Near.Equal([.. one, .. one], net.Predict(Mesh.Batch([mesh, Vectors()])).ToArray(), Tolerance.Model.Double);
    }

    /// <summary>Four pixels are one: a turn that the pixels keep is kept by all levels.</summary>
    [Fact]
    public void PixelsOfASphere_HaveLevels()
    {
        var sampling = new HealPix(4);
        double[] x = MeshCases.Angles(3 * sampling.Count, 4);
        var net = new SkyPoolNet(3, Precision.Double);
        Rows<SpinSky> here = net.Predict(Sphere.Create<SpinSky>(sampling, x).ToMesh(0.6, levels: 2));
        Rows<SpinSky> there = net.Predict(
            Sphere.Create<SpinSky>(sampling, QuarterTurn(sampling, x)).ToMesh(0.6, levels: 2)
        );
        Near.Equal(QuarterTurn(sampling, here.ToArray()), there.ToArray(), Tolerance.Equivariance.Double);
    }

    [Fact]
    public void Predictions_AllocateNothing()
    {
        var net = new MeshPoolNet(3);
        Mesh<Flow> mesh = Vectors();
        var into = new Rows<Skin>();
        Assert.Equal(0, WarmAllocation.Measure(() => net.Predict(mesh, into)));
    }

    [Fact]
    public void WrongUses_SayWhatIsWrong()
    {
        Mesh<Flow> mesh = Mesh.Create<Flow>(Fine, MeshCases.Angles(3 * Fine.VertexCount, 7));
        Says("are given", () => mesh.WithCoarser(Coarse, [0]));
        int[] wrong = [.. Parents];
        wrong[5] = 99;
        Says("Vertex 5 belongs to vertex 99", () => mesh.WithCoarser(Coarse, wrong));
        Says("No vertex belongs to vertex 1 ", () => mesh.WithCoarser(Coarse, new int[Fine.VertexCount]));
        Says("Give each its own", () => Mesh.Batch([mesh, mesh]).WithCoarser(Coarse, Parents));
        Says("have no coarser ones", () => _ = mesh.Surface.Coarser());
        Says("have no coarser ones", () => new MeshPoolNet().Predict(mesh));
        Mesh<Flow> pair = mesh.WithCoarser(Coarse, Parents);
        Says("takes features of SO2", () => pair.Features.Pool(pair.Surface));
        Says("not the same rows", () => Skins(pair).Features.Unpool(Skins(pair).Surface));
        Says("no triangles", () => _ = Sky(2).ToMesh(0.9).Meshes);
        Says("level 1 is HEALPix with nside 1", () => Sky(2).ToMesh(0.9, levels: 2));
    }

    private static Mesh<Skin> Skins(Mesh<Flow> mesh) =>
        mesh.WithFeatures(Rows<Skin>.From(new double[3 * Fine.VertexCount]));

    private static Sphere<Warmth> Sky(int side) =>
        Sphere.Create<Warmth>(new HealPix(side), new double[12 * side * side]);

    private static Mesh<Flow> Vectors() =>
        Mesh.Create<Flow>(Fine, MeshCases.Angles(3 * Fine.VertexCount, 7)).WithCoarser(Coarse, Parents);

    private static Mesh<Warmth> CoarseMesh() => Mesh.Create<Warmth>(Coarse, new double[Coarse.VertexCount]);

    private static TriangleMesh Moved(TriangleMesh mesh) =>
        TriangleMesh.Create(MeshCases.Moved(mesh.PositionValues(), 3), mesh.TriangleValues());

    private static int[] Nearest(TriangleMesh fine, TriangleMesh coarse)
    {
        double[] x = fine.PositionValues(),
            y = coarse.PositionValues();
        return
        [
            .. Enumerable
                .Range(0, fine.VertexCount)
                .Select(v =>
                    Enumerable
                        .Range(0, coarse.VertexCount)
                        .MinBy(w => Row(x, v).Zip(Row(y, w), static (a, b) => (a - b) * (a - b)).Sum())
                ),
        ];
    }

    private static double[] Row(double[] rows, int row) => rows[(3 * row)..(3 * row + 3)];

    /// <summary>The smallest rotation that takes one unit vector to another: two mirrors.</summary>
    private static double[] Rotated(double[] from, double[] to, double[] vector)
    {
        double[] half = [.. from.Zip(to, static (a, b) => a + b)];
        return Mirrored(half, Mirrored(from, vector));
    }

    private static double[] Mirrored(double[] axis, double[] vector)
    {
        double scale =
            2 * axis.Zip(vector, static (a, b) => a * b).Sum() / axis.Zip(axis, static (a, b) => a * b).Sum();
        return [.. vector.Zip(axis, (x, a) => x - scale * a)];
    }

    private static double[] QuarterTurn(HealPix sampling, double[] rows)
    {
        double[] result = new double[rows.Length];
        for (int p = 0; p < sampling.Count; p++)
        {
            (double x, double y, double z) = sampling.Direction(p);
            rows.AsSpan(3 * p, 3).CopyTo(result.AsSpan(3 * sampling.PixelAt(z, y, -x)));
        }

        return result;
    }

    private static void Says(string part, Action wrong)
    {
        Exception exception = Assert.ThrowsAny<Exception>(wrong);
        Assert.True(exception is ArgumentException or InvalidOperationException, exception.ToString());
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }
}
