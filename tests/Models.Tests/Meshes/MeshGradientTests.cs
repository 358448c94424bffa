using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Runtime.Tests.Meshes;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Meshes;

/// <summary>Derivatives of models on surfaces, by features and parameters, against differences in double.</summary>
public sealed class MeshGradientTests
{
    private const double Step = 1e-3;

    private static TriangleMesh Surface { get; } = MeshCases.Bumped(MeshShapes.Torus(7, 5, 0.4), 2);

    [Fact]
    public void DerivativesThroughRestrictionsGatesAndConvolutions_AgreeWithDifferences()
    {
        var net = new MeshNet(3, Precision.Double);
        Rows<Skin> target = Rows<Skin>.From(MeshCases.Angles(3 * Surface.VertexCount, 2));
        Check<MeshNet, Flow>(net, 3, (n, m) => Loss.MeanSquaredError(n.Forward(m), target));
    }

    [Fact]
    public void DerivativesThroughMeansOverSurfaces_AgreeWithDifferences()
    {
        var net = new MeshClassNet(3, Precision.Double);
        Rows<Features> target = Rows.From("5x0", Algebra.SymmetryGroup.SO2, [0.1, 0.2, 0.3, 0.4, 0.5]);
        Check<MeshClassNet, Warmth>(net, 1, (n, m) => Loss.MeanSquaredError(n.Forward(m), target));
    }

    [Fact]
    public void DerivativesWhereTheVertexAddsNothing_AgreeWithDifferences()
    {
        var net = new MeshGradientNet(3, Precision.Double);
        Rows<Tangent> target = Rows<Tangent>.From(MeshCases.Angles(2 * Surface.VertexCount, 2));
        Check<MeshGradientNet, Warmth>(net, 1, (n, m) => Loss.MeanSquaredError(n.Forward(m), target));
    }

    [Fact]
    public void DerivativesThroughPools_AgreeWithDifferences()
    {
        TriangleMesh coarse = MeshShapes.Torus(5, 4, 0.4);
        int[] parents = [.. Enumerable.Range(0, Surface.VertexCount).Select(v => v % coarse.VertexCount)];
        var net = new MeshPoolNet(3, Precision.Double);
        Rows<Skin> target = Rows<Skin>.From(MeshCases.Angles(3 * Surface.VertexCount, 2));
        Check(
            net,
            Mesh.Create<Flow>(Surface, MeshCases.Angles(3 * Surface.VertexCount, 7)).WithCoarser(coarse, parents),
            (n, m) => Loss.MeanSquaredError(n.Forward(m), target)
        );
    }

    [Fact]
    public void DerivativesOnPixels_AgreeWithDifferences()
    {
        var sampling = new HealPix(4);
        var net = new SkyPoolNet(3, Precision.Double);
        Rows<SpinSky> target = Rows<SpinSky>.From(MeshCases.Angles(3 * sampling.Count, 2));
        Check(
            net,
            Sphere.Create<SpinSky>(sampling, MeshCases.Angles(3 * sampling.Count, 7)).ToMesh(0.6, levels: 2),
            (n, m) => Loss.MeanSquaredError(n.Forward(m), target)
        );
    }

    private static void Check<TModel, T>(TModel net, int dim, Func<TModel, Mesh<T>, Loss> objective)
        where TModel : IEquivariantModel
        where T : struct, IFeatures<T>, allows ref struct =>
        Check(net, Mesh.Create<T>(Surface, MeshCases.Angles(dim * Surface.VertexCount, 7)), objective);

    private static void Check<TModel, T>(TModel net, Mesh<T> mesh, Func<TModel, Mesh<T>, Loss> objective)
        where TModel : IEquivariantModel
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] x = mesh.Rows.ToArray(),
            move = MeshCases.Angles(x.Length, 8);
        double[][] parameters = [.. net.Parameters.All.Select(static p => p.ToArray())],
            turn = [.. parameters.Select(static (p, i) => MeshCases.Angles(p.Length, 20 + i))];
        double byFeatures,
            byParameters;
        using (Pass pass = net.Record())
        {
            Mesh<T> entered = pass.Enter(mesh, GradientInputs.Features);
            pass.Backward(objective(net, entered));
            byFeatures = Dot(pass.FeatureGradient(entered).ToArray(), move);
            byParameters = net.Parameters.All.Select((p, i) => Dot(pass.Gradient(p), turn[i])).Sum();
        }

        Near.Equal(
            Difference(t => Value(mesh.WithFeatures(Rows<T>.From(Along(x, move, t))))),
            byFeatures,
            Tolerance.Derivative.Curved
        );
        Near.Equal(Difference(At), byParameters, Tolerance.Derivative.Curved);

        double At(double t)
        {
            foreach ((Parameter p, int i) in net.Parameters.All.Select(static (p, i) => (p, i)))
                p.Assign(Along(parameters[i], turn[i], t));
            return Value(mesh);
        }

        double Value(Mesh<T> at)
        {
            using Pass pass = net.Record();
            return objective(net, pass.Enter(at)).Value;
        }
    }

    private static double Difference(Func<double, double> f) =>
        (8 * (f(Step) - f(-Step)) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);

    private static double[] Along(double[] x, double[] move, double t) => [.. x.Zip(move, (a, b) => a + t * b)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, static (x, y) => x * y).Sum();
}
