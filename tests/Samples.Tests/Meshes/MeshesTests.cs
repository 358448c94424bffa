using GeoDL.Typed.Samples.Meshes;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Meshes;

public sealed class MeshesTests
{
    private const double Time = 0.02;

    [Fact]
    public void AStep_LowersWavesOnASphereAsItShould()
    {
        // A coordinate is a harmonic of degree 1, so the step divides it by 1 + 2t; on triangles up to their size.
        TriangleMesh sphere = MeshShapes.Sphere(3);
        double[] z = [.. sphere.PositionValues().Where(static (_, i) => i % 3 == 2)],
            after = new HeatFlow(sphere, Time).Step(z);
        Near.Equal(Array.ConvertAll(z, static x => x / (1 + 2 * Time)), after, Tolerance.Noticeable);
    }

    [Fact]
    public void AStep_KeepsHeatAndSolvesItsEquation()
    {
        TriangleMesh mesh = Surfaces.Known[1].Mesh;
        var examples = Examples.Of("hills", mesh, count: 2, seed: 5);
        double[] areas = mesh.VertexAreas(),
            u = examples.Before[1],
            after = examples.After[1];
        Near.Equal(Heat(u), Heat(after), Tolerance.Program);
        Near.Equal(u, examples.Flow.StepBack(after), Tolerance.Program);

        double Heat(double[] x) => x.Zip(areas, static (a, b) => a * b).Sum();
    }

    [Fact]
    public void TheNetwork_SeesNeitherPlaceNorUnitOfTemperature()
    {
        var net = new HeatNet(3, Precision.Double);
        TriangleMesh mesh = Surfaces.Known[0].Mesh;
        var examples = Examples.Of("here", mesh, count: 1, seed: 5);
        double[] answer = net.Predict(examples.Entered(0)).ToArray(),
            moved = [.. mesh.PositionValues().Chunk(3).SelectMany(static p => new[] { p[1] + 3, p[2] - 1, p[0] })];
        Mesh<Vertex> there = Mesh.Create<Vertex>(
            TriangleMesh.Create(moved, mesh.TriangleValues()),
            examples.Entered(0).Rows.ToArray()
        );
        Near.Equal(answer, net.Predict(there).ToArray(), Tolerance.Model.Double);
        double[] warmer = [.. examples.Before[0].SelectMany(static u => new[] { 3 * u, 1 })];
        Near.Equal(
            Array.ConvertAll(answer, static a => 3 * a),
            net.Predict(there.WithFeatures(Rows<Vertex>.From(warmer))).ToArray(),
            Tolerance.Model.Double
        );
    }

    [Fact]
    public void Training_TakesTheErrorDownOnASurfaceThatItDoesNotSee()
    {
        Examples[] known = [Examples.Of("sphere", MeshShapes.Sphere(2), count: 8, seed: 1)];
        var unknown = Examples.Of("potato", Surfaces.Unknown[0].Mesh, count: 2, seed: 2);
        double before = Contest.Error(new HeatNet(seed: 7), unknown),
            after = Contest.Error(Contest.Train(known, steps: 60, seed: 7), unknown);
        Assert.True(after < before / 3, $"{before} before training, {after} after");
    }

    [Fact]
    public void Surfaces_AreSurfacesOfOneSpacing()
    {
        foreach ((string name, TriangleMesh mesh) in Surfaces.Known.Concat(Surfaces.Unknown))
        {
            Assert.Empty(mesh.Defects);
            Assert.InRange(Surfaces.MeanEdge(mesh), 0.12, 0.22);
            Assert.True(Mesh.Create<Heat>(mesh, new double[mesh.VertexCount]).LongestEdge < HeatNet.Radius, name);
            Near.Equal(
                Surfaces.MeanEdge(Surfaces.Known[0].Mesh),
                Surfaces.MeanEdge(Surfaces.Scaled(mesh)),
                Tolerance.Rounding.Dozens
            );
        }
    }
}
