using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Normalised spherical harmonics of many points, rows in, rows out: values as the span kernels give them, values and
/// derivatives as the layer does.
/// </summary>
internal static class Harmonics
{
    private delegate void Kernel(ReadOnlySpan<float> vectors, Span<float> result);

    public static IEnumerable<Case> Create(int points) =>
        [
            .. Of<Degree1Kernel>(1, points, HarmonicsKernels.Degree1),
            .. Of<Degree2Kernel>(2, points, HarmonicsKernels.Degree2),
            .. Of<Degree3Kernel>(3, points, HarmonicsKernels.Degree3),
            .. Of<Degree4Kernel>(4, points, HarmonicsKernels.Degree4),
            .. Of<Degree5Kernel>(5, points, HarmonicsKernels.Degree5),
            .. Of<Degree6Kernel>(6, points, HarmonicsKernels.Degree6),
            .. Of<Degree7Kernel>(7, points, HarmonicsKernels.Degree7),
            .. Of<Degree8Kernel>(8, points, HarmonicsKernels.Degree8),
        ];

    private static IEnumerable<Case> Of<TKernel>(int degree, int points, Kernel kernel)
        where TKernel : struct, IHarmonicsKernel
    {
        int dim = (degree + 1) * (degree + 1);
        float[] vectors = Numbers.Random(3L * points, 1),
            result = new float[dim * points],
            cotangent = Numbers.Random((long)dim * points, 2);
        string group = $"normalised spherical harmonics, {points} points";
        yield return new Case(group, $"l_max {degree}, values", points, () => kernel(vectors, result))
        {
            Bytes = sizeof(float) * (3.0 + dim) * points,
            Peers = Peers(degree, "forward"),
        };

        ModelBuilder root = ModelBuilder.Root(1, Precision.Single);
        FeatureLayout input = FeatureLayout.Of("1o");
        SphericalHarmonicsLayer layer = SphericalHarmonicsLayer.Create<TKernel>(
            root.Child("harmonics"),
            input,
            FeatureLayout.Of(Natural.Irreps(1, degree).ToString()),
            normalize: true,
            1e-9
        );
        var pool = new WorkspacePool(root.Complete());
        RowSpace rows = RowSpace.OfRows(points);
        yield return new Case(
            group,
            $"l_max {degree}, values and gradient",
            points,
            () =>
            {
                using Pass pass = pool.Record(training: true, step: 0);
                Storage<float> x = pass.Workspace.Rent<float>(rows, input);
                vectors.CopyTo(x.Values);
                x.NeedsGradient = true;
                Handle y = layer.Apply(new Handle(x));
                cotangent.CopyTo(y.As<float>().Gradient);
                pass.Workspace.Tape!.Backward(pass);
            }
        )
        {
            Bytes = sizeof(float) * (9.0 + (3 * dim)) * points,
            Peers = Peers(degree, "both"),
        };
    }

    private static PeerWork[] Peers(int degree, string direction) =>
        [
            PeerWork.E3nn($"harmonics_{degree} {direction}"),
            new PeerWork(Timing.Peers.Sphericart, $"harmonics_{degree} {direction}"),
        ];
}
