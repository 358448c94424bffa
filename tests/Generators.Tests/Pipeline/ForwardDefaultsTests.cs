using System.Reflection;

namespace GeoDL.Typed.Generators.Tests.Pipeline;

/// <summary>
/// Optional parameters of <c>Forward</c>: <c>Predict</c> has the same defaults, compiles, and hands them on.
/// </summary>
public class ForwardDefaultsTests
{
    private const string Features = """
        [Irreps("4x0e + 2x1o")] public readonly ref partial struct Hidden;

        """;

    [Theory]
    [InlineData("double scale = 1", "double scale = 1d")]
    [InlineData(
        "double scale = double.NaN, double most = double.PositiveInfinity, float least = "
            + "float.NegativeInfinity, float none = float.NaN",
        "double scale = double.NaN, double most = double.PositiveInfinity, float least = "
            + "float.NegativeInfinity, float none = float.NaN"
    )]
    [InlineData("decimal part = 0.5m", "decimal part = 0.5m")]
    [InlineData("Labels? species = null", "global::GeoDL.Typed.Labels? species = default")]
    [InlineData("Labels species = null!", "global::GeoDL.Typed.Labels species = default!")]
    [InlineData("string? name = null, string other = \"a\\\"b\"", "string? name = default, string other = \"a\\\"b\"")]
    [InlineData("double? k = null, int? n = 3, float? f = 0.5f", "double? k = default, int? n = 3, float? f = 0.5f")]
    [InlineData(
        "Precision kind = Precision.Double, Precision? maybe = Precision.Double, Precision? none = null",
        "global::GeoDL.Typed.Precision kind = (global::GeoDL.Typed.Precision)(1), "
            + "global::GeoDL.Typed.Precision? maybe = (global::GeoDL.Typed.Precision)(1), "
            + "global::GeoDL.Typed.Precision? none = default"
    )]
    [InlineData(
        "char c = '\\'', bool b = true, long l = -5, byte y = 7, uint u = 9",
        "char c = '\\'', bool b = true, long l = -5, byte y = 7, uint u = 9"
    )]
    [InlineData(
        "System.Threading.CancellationToken token = default",
        "global::System.Threading.CancellationToken token = default"
    )]
    [InlineData("PointCloud<Hidden>? extra = null", "global::GeoDL.Typed.PointCloud<global::Hidden>? extra = default")]
    [InlineData(
        "Labels? species = null, PointCloud<Hidden>? extra = null, int n = 2",
        "global::GeoDL.Typed.Labels? species = default, "
            + "global::GeoDL.Typed.PointCloud<global::Hidden>? extra = default, int n = 2"
    )]
    [InlineData("int n = 1, Hidden h = default", "int n = 1, global::GeoDL.Typed.Rows<global::Hidden>? h = null")]
    [InlineData("params double[] scales", "params double[] scales")]
    [InlineData(
        "int n = 1, params System.Collections.Generic.List<double> scales",
        "int n = 1, params global::System.Collections.Generic.List<double> scales"
    )]
    public void Predict_HasTheDefaults(string parameters, string expected)
    {
        GeneratorRun run = GeneratorHost
            .Run(
                Features + Net($"public Hidden Forward(PointCloud<Hidden> cloud, {parameters}) => Mix(cloud.Features);")
            )
            .AssertClean();

        const string Cloud = "global::GeoDL.Typed.PointCloud<global::Hidden> cloud",
            Rows = "global::GeoDL.Typed.Rows<global::Hidden>";
        Assert.Contains($"public {Rows} Predict({Cloud}, {expected})", run.Files["Net.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            $"public void Predict({Cloud}, {Rows} into, {expected})",
            run.Files["Net.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ANullableCloudWithoutADefault_IsRequired() =>
        Assert.Contains(
            "Predict(global::GeoDL.Typed.PointCloud<global::Hidden> cloud, "
                + "global::GeoDL.Typed.PointCloud<global::Hidden>? extra)",
            GeneratorHost
                .Run(
                    Features
                        + Net(
                            "public Hidden Forward(PointCloud<Hidden> cloud, PointCloud<Hidden>? "
                                + "extra) => Mix(cloud.Features);"
                        )
                )
                .AssertClean()
                .Files["Net.g.cs"],
            StringComparison.Ordinal
        );

    [Fact]
    public void Predictions_TakeDefaultsAndNull()
    {
        using MemoryStream image = GeneratorHost
            .Run(
                Features
                    + Net(
                        """
                        public Hidden Forward(PointCloud<Hidden> cloud, Labels? species = null, double scale = 2, PointCloud<Hidden>? extra = null, params double[] scales)
                        {
                            Hidden h = Mix(cloud.Features) * scale;
                            if (species is not null)
                                h *= species.Count;
                            if (extra is { } other)
                                h += Mix(other.Features).Mean(other.Batch).Broadcast(cloud.Batch);
                            foreach (double s in scales)
                                h *= s;
                            return h;
                        }
                        """
                    )
                    + """
                    public static class Use
                    {
                        public static string Run()
                        {
                            var net = new Net(3);
                            PointCloud<Hidden> cloud = PointCloud.Create<Hidden>([0, 0, 0, 1, 0, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Neighbours.WithinRadius(2));
                            double one = net.Predict(cloud).ToArray()[0];
                            var into = new Rows<Hidden>();
                            net.Predict(cloud, into);
                            double[] found =
                            [
                                net.Predict(cloud, null, 2).ToArray()[0] / one,
                                net.Predict(cloud, scale: 6).ToArray()[0] / one,
                                net.Predict(cloud, Labels.OnPointsOf(cloud, [1, 2])).ToArray()[0] / one,
                                net.Predict(cloud, scale: 2, scales: [3, 5]).ToArray()[0] / one,
                                net.Predict(cloud, null, 2, null, 3).ToArray()[0] / one,
                                into.ToArray()[0] / one,
                                net.Predict(cloud, null, 1, null).ToArray()[0] / one,
                                Math.Sign(Math.Abs(net.Predict(cloud, extra: cloud).ToArray()[0] - one)),
                            ];
                            return string.Join(" ", Array.ConvertAll(found, static f => Math.Round(f, 3).ToString(System.Globalization.CultureInfo.InvariantCulture)));
                        }
                    }
                    """
            )
            .CleanImage();
        Assert.Equal(
            "1 3 2 15 3 1 0.5 1",
            Assembly.Load(image.ToArray()).GetType("Use")!.GetMethod("Run")!.Invoke(null, null)
        );
    }

    private static string Net(string members) =>
        "[EquivariantModel] public sealed partial class Net { [Linear] private partial Hidden Mix(Hidden x); "
        + members
        + " }\n";
}
