using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>What people read: a feature, a small model, kernels over spans.</summary>
public class SnapshotTests
{
    [Fact]
    public void Feature_IsEmittedAsRead() =>
        Snapshot.Match(
            "Feature",
            GeneratorHost
                .Run(
                    """
                    namespace Galaxies;
                    [Irreps("logMass: 0e + velocity: 1o")] public readonly ref partial struct Halo;
                    """
                )
                .AssertClean()
                .Files["Galaxies.Halo.g.cs"]
        );

    [Fact]
    public void Model_IsEmittedAsRead() =>
        Snapshot.Match(
            "Model",
            GeneratorHost
                .Run(
                    """
                    namespace Galaxies;
                    [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;

                    /// <summary>A small net.</summary>
                    [EquivariantModel]
                    public sealed partial class SmallNet
                    {
                        /// <summary>Gathers what is near.</summary>
                        [SteerableConvolution(MaxDegree = 1)]
                        private partial Gated<Hidden> Gather(Neighbourhood edges, Hidden x);

                        [Gate]
                        private partial Hidden Activate(Gated<Hidden> x);

                        public Hidden Forward(PointCloud<Hidden> cloud) => Activate(Gather(cloud.Edges, cloud.Features));
                    }
                    """
                )
                .AssertClean()
                .Files["Galaxies.SmallNet.g.cs"]
        );

    [Fact]
    public void KernelsOverSpans_AreEmittedAsRead() =>
        Snapshot.Match(
            "Kernels",
            GeneratorHost
                .Run(
                    """
                    namespace Games;
                    public static partial class Contractions
                    {
                        [TensorProduct("2x0e + 1x1o", "1x0e + 1x1o", "2x0e + 1x1o")]
                        public static partial void Contract(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> weights, Span<float> result);
                    }
                    """
                )
                .AssertClean()
                .Files["Games.Contractions-kernels.g.cs"]
        );

    [Fact]
    public void WideModel_IsEmittedAsRead()
    {
        IReadOnlyDictionary<string, string> files = GeneratorHost
            .Run(
                """
                [Irreps("32x0e + 32x1o + 32x2e")] public readonly ref partial struct Wide;

                [EquivariantModel]
                public sealed partial class WideNet
                {
                    [SteerableConvolution(MaxDegree = 2)]
                    private partial Gated<Wide> Interact(Neighbourhood edges, Wide x);

                    [Gate]
                    private partial Wide Activate(Gated<Wide> x);

                    public Wide Forward(PointCloud<Wide> cloud) => Activate(Interact(cloud.Edges, cloud.Features));
                }
                """
            )
            .AssertClean()
            .Files;

        Snapshot.Match("WideNet", files["WideNet.g.cs"]);
        Snapshot.Match(
            "WideProduct",
            files.Single(static f => f.Key.StartsWith("Product_", StringComparison.Ordinal)).Value
        );
        Snapshot.Match("WideCoupling_2_2_2", files["Coupling_2_2_2.g.cs"]);
    }
}
