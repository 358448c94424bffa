using System.Runtime.Loader;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>What is measured of whole networks, and images of a stated shape.</summary>
public sealed class EquivarianceChangeTests
{
    private const string Source = """
        namespace Measured
        {
            [Irreps("0 + 1", Group = Group.SO2)] public readonly ref partial struct Ink;
            [Irreps("4x0 + 4x1", Group = Group.SO2)] public readonly ref partial struct Hidden;
            [Irreps("0e + 1 + 2 + 4o", Group = Group.D8)] public readonly ref partial struct Star;

            [EquivariantModel(Group = Group.SO2, Approximate = 0.1)]
            public sealed partial class Net
            {
                [SteerableConvolution(Size = 5)] private partial Gated<Hidden> Lift(Pixels p, Ink x);
                [SteerableConvolution(Size = 5, Stride = 2)] private partial Gated<Hidden> Down(Pixels p, Hidden x);
                [Gate] private partial Hidden Act(Gated<Hidden> x);
                [BatchNorm(Instance = true)] private partial Hidden Whiten(Hidden x);
                [Dropout(0.5)] private partial Hidden Drop(Hidden x);
                [NormPool] private partial Hidden Pool(Pixels p, Hidden x);
                [BatchNorm] private partial Hidden Norm(Hidden x);

                public Hidden Forward([Shape(17, 17)] Grid2<Ink> image) =>
                    Act(Down(image.Pixels, Act(Lift(image.Pixels, image.Features))));

                public Hidden Forward(Grid2<Ink> image, int part)
                {
                    Hidden pooled = Pool(image.Pixels, Act(Lift(image.Pixels, image.Features)));
                    return part switch
                    {
                        0 => Whiten(pooled),
                        1 => Drop(pooled),
                        2 => Norm(pooled),
                        _ => Act(Lift(image.Pixels, image.Features)).Mean(image.Batch),
                    };
                }
            }

            [Irreps("0 + 1", Group = Group.C8)] public readonly ref partial struct Few;
            [Irreps("4x0", Group = Group.C8)] public readonly ref partial struct Kind;

            /// <summary>Its images have all turns, the model eight.</summary>
            [EquivariantModel(Group = Group.C8, Approximate = 0.1)]
            public sealed partial class Restricted
            {
                [Restrict] private partial Few Fewer(Ink x);
                [SteerableConvolution(Size = 5)] private partial Kind Lift(Pixels p, Few x);
                public Kind Forward(Grid2<Ink> image) =>
                    Lift(image.Pixels, Fewer(image.Features)).Mean(image.Batch);
            }

            /// <summary>A name of the user's is left to the user.</summary>
            [EquivariantModel(Group = Group.SO2, Approximate = 0.1)]
            public sealed partial class Own
            {
                [Linear] private partial Hidden Mix(Ink x);
                public Hidden Forward(Grid2<Ink> image) => Mix(image.Features);
                public string MeasureEquivariance() => "mine";
            }

            public static class Probe
            {
                public static EquivarianceChange OfPixels() =>
                    new Net(3, Precision.Double).MeasureEquivariance(new BandLimitedImages<Ink>(17, 2, 5));

                public static EquivarianceChange OfOwnPixels() =>
                    new Net(3, Precision.Double).MeasureEquivariance(new BandLimitedImages<Ink>(17, 2, 5).At(), others: 3);

                public static EquivarianceChange OfFewerElements() =>
                    new Restricted(3, Precision.Double).MeasureEquivariance(new BandLimitedImages<Ink>(17, 2, 5));

                public static string Written() =>
                    new Own().MeasureEquivariance() + System.Array.FindAll(typeof(Own).GetMethods(), m => m.Name == "MeasureEquivariance").Length;

                public static EquivarianceChange OfImages(int size, bool own) => own
                    ? EquivarianceChange.Measure(Mean, new BandLimitedImages<Ink>(size, 2, 5).At())
                    : EquivarianceChange.Measure(Mean, new BandLimitedImages<Ink>(size, 2, 5), angles: 6);

                public static EquivarianceChange OfStars() =>
                    EquivarianceChange.Measure(static (Grid2<Star> g) => g.Rows, new BandLimitedImages<Star>(9, 1));

                public static double[] Same(double angle, bool mirrors, bool analytic)
                {
                    var images = new BandLimitedImages<Star>(9, 2, 7);
                    return (analytic ? images.At(angle, mirrors)
                        : (mirrors ? images.At().Mirror() : images.At()).Rotate(angle)).Rows.ToArray();
                }

                public static void Enter(int height, int width, bool isPeriodic) =>
                    new Net().Predict(Grid2.Create<Ink>(height, width, new double[height * width * 3], isPeriodic: isPeriodic));

                /// <summary>Two images together, or the second alone.</summary>
                public static double[] Part(int part, bool isAlone)
                {
                    double[] values = new BandLimitedImages<Ink>(8, 2).At().Rows.ToArray();
                    return new Net(3, Precision.Double)
                        .Predict(Grid2.Create<Ink>(8, 8, isAlone ? values[(values.Length / 2)..] : values), part)
                        .ToArray();
                }

                /// <summary>Rows in training.</summary>
                public static double[] Train(int part)
                {
                    var net = new Net(3, Precision.Double);
                    using Pass pass = net.Record();
                    return net.Forward(pass.Enter(new BandLimitedImages<Ink>(8, 2).At()), part).ToRows().ToArray();
                }

                private static Rows<Hidden> Mean(Grid2<Ink> images) =>
                    new Net(3, Precision.Double).Predict(images, 3);
            }
        }
        """;

    [Fact]
    public void Networks_ChangeAsTheyClaim()
    {
        using MemoryStream image = GeneratorHost
            .Run(
                GeneratorHost.Compile(
                    Source.Replace("Group.D8", "Group.DN, Fold = 8").Replace("Group.C8", "Group.CN, Fold = 8")
                )
            )
            .CleanImage();
        var context = new AssemblyLoadContext("measured", isCollectible: true);
        Type probe = context.LoadFromStream(image).GetType("Measured.Probe")!;

        EquivarianceChange pixels = Call<EquivarianceChange>("OfPixels"),
            mean = Call<EquivarianceChange>("OfImages", 32, false),
            own = Call<EquivarianceChange>("OfImages", 32, true),
            stars = Call<EquivarianceChange>("OfStars");
        foreach (EquivarianceChange change in new[] { pixels, mean, own })
        {
            Assert.Equal(4, change.Kept.Count);
            Assert.True(change.LargestOfKept < Tolerance.Model.Double, change.ToString());
            Assert.InRange(change.MeanOfOthers, Tolerance.NoticeableChange, 1);
            Assert.True(change.LargestOfOthers >= change.MeanOfOthers);
        }
        Assert.Equal((16, 6, 16), (pixels.Others.Count, mean.Others.Count, own.Others.Count));
        Assert.Equal((false, false, true), (pixels.IsResampled, mean.IsResampled, own.IsResampled));
        Assert.Contains("for which images were interpolated", own.ToString(), StringComparison.Ordinal);
        EquivarianceChange fewer = Call<EquivarianceChange>("OfFewerElements");
        Assert.Equal(
            (4, 4, 3),
            (fewer.Kept.Count, fewer.Others.Count, Call<EquivarianceChange>("OfOwnPixels").Others.Count)
        );
        Assert.True(fewer.LargestOfKept < Tolerance.Model.Double, fewer.ToString());
        Assert.Equal("mine1", Call<string>("Written"));
        // The identity: what is left is the interpolation of the result.
        Assert.Equal((8, 8), (stars.Kept.Count, stars.Others.Count));
        Assert.True(stars.LargestOfKept < Tolerance.Equivariance.Double, stars.ToString());

        // Analytic turns are those of pixels where these are exact.
        for (int element = 0; element < 8; element++)
        {
            (double angle, bool mirrors) = (element % 4 * Math.PI / 2, element >= 4);
            Near.Equal(
                Call<double[]>("Same", angle, mirrors, false),
                Call<double[]>("Same", angle, mirrors, true),
                Tolerance.Equivariance.Double,
                $"element {element}"
            );
        }

        Exception error = Assert
            .Throws<System.Reflection.TargetInvocationException>(() => Call<object>("Enter", 17, 18, false))
            .InnerException!;
        Assert.Contains(
            "17 × 18 pixels with sides, but the model takes 17 × 17 pixels with sides, as [Shape]",
            Assert.IsType<ArgumentException>(error).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<System.Reflection.TargetInvocationException>(() => Call<object>("Enter", 17, 17, true));

        // Statistics of an image are its own, on pixels of a pooled grid too.
        double[] both = Call<double[]>("Part", 0, false),
            alone = Call<double[]>("Part", 0, true);
        Near.Equal(alone, both[(both.Length / 2)..], Tolerance.Model.Double);
        // Dropout drops whole copies of a pixel: 4 scalars, then 4 vectors.
        double[] dropped = Call<double[]>("Train", 1);
        Assert.Contains(0.0, dropped);
        for (int row = 0; row < dropped.Length; row += 12)
        {
            for (int copy = 0; copy < 4; copy++)
                Assert.Equal(dropped[row + 4 + (2 * copy)] == 0, dropped[row + 5 + (2 * copy)] == 0);
        }
        // Over the whole batch the mean square of the scalars is one.
        double[] normed = Call<double[]>("Train", 2);
        for (int scalar = 0; scalar < 4; scalar++)
        {
            double[] numbers = [.. normed.Where((_, i) => i % 12 == scalar)];
            Assert.InRange(numbers.Average(), -Tolerance.Noticeable, Tolerance.Noticeable);
            Assert.InRange(
                numbers.Average(static x => x * x),
                1 - (10 * Tolerance.Noticeable),
                1 + Tolerance.Noticeable
            );
        }
        context.Unload();

        T Call<T>(string method, params object[] arguments) => (T)probe.GetMethod(method)!.Invoke(null, arguments)!;
    }
}
