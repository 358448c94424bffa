using System.Runtime.Loader;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>
/// Models of images: they compile, predict, have derivatives, and turn with their images by quarters and mirrors.
/// </summary>
public sealed class GridModelTests
{
    private const int Parts = 4;
    private const int Height = 5;
    private const int Width = 3;
    private const int Dim = 9;

    private const string Source = """
        namespace Pictures
        {
            [Irreps("ink: 2x0e + 0o + 2x1 + 2", Group = Group.O2)]
            public readonly ref partial struct Ink;

            [Irreps("4x0e + 2x0o + 3x1 + 2x2", Group = Group.O2)]
            public readonly ref partial struct Hidden;

            [EquivariantModel(Group = Group.O2)]
            public sealed partial class Net
            {
                [Linear(Bias = true)]
                private partial Gated<Hidden> Lift(Ink x);

                [Gate]
                private partial Hidden Activate(Gated<Hidden> x);

                [TensorSquare]
                private partial Hidden Square(Hidden x);

                [BatchNorm(Instance = true)]
                private partial Hidden Whiten(Hidden x);

                [Linear]
                private partial Ink Read(Hidden x);

                private static Ink MeanOf(Grid2<Ink> image) => image.Features.Mean(image.Batch);

                private static Hidden Spread(Pixels pixels, Hidden x) => x.Broadcast(pixels);

                /// <summary>One part of the model after another: the number says which.</summary>
                public Ink Forward(Grid2<Ink> image, int part, Grid2<Ink>? other = null)
                {
                    Hidden h = Activate(Lift(image.Features));
                    Hidden mean = h.Mean(image.Batch);
                    return part switch
                    {
                        0 => Read(Square(h) + Spread(image.Pixels, mean)),
                        1 => Read(Square(mean)),
                        2 => Read(Square(Spread(image.Pixels.Coarser(2), mean))),
                        _ => Read(Whiten(h)) + MeanOf(other is { } more ? more : image).Broadcast(image.Batch),
                    };
                }
            }

            public static class Probe
            {
                /// <summary>The result for moved images.</summary>
                public static double[] There(
                    int part, double[] values, int quarters, bool mirrors, Precision precision
                ) =>
                    Run(part, Moved(Make(5, 3, values), quarters, mirrors), precision).ToArray();

                /// <summary>The moved result; a result of whole images is one of single pixels.</summary>
                public static double[] Here(int part, double[] values, int quarters, bool mirrors, Precision precision)
                {
                    Rows<Ink> result = Run(part, Make(5, 3, values), precision);
                    Grid2<Ink> field = part switch
                    {
                        1 => Grid2.Create(1, 1, result),
                        2 => Grid2.Create(3, 2, result),
                        _ => Grid2.Create(5, 3, result),
                    };
                    return Moved(field, quarters, mirrors).Rows.ToArray();
                }

                public static (double Value, double[] Features) Derive(int part, double[] values, double[] target)
                {
                    var net = new Net(3, Precision.Double);
                    using Pass pass = net.Record();
                    Grid2<Ink> image = pass.Enter(Make(5, 3, values), GradientInputs.Features);
                    Loss loss = Loss.MeanSquaredError(net.Forward(image, part), Rows<Ink>.From(target));
                    pass.Backward(loss);
                    return (loss.Value, pass.FeatureGradient(image).ToArray());
                }

                private static Rows<Ink> Run(int part, Grid2<Ink> image, Precision precision)
                {
                    var net = new Net(3, precision);
                    var result = new Rows<Ink>();
                    net.Predict(image, part, result, image);
                    return net.Predict(image, part, image).ToArray().AsSpan().SequenceEqual(result.ToArray())
                        ? result
                        : throw new System.InvalidOperationException("Both predictions differ.");
                }

                private static Grid2<Ink> Moved(Grid2<Ink> image, int quarters, bool mirrors)
                {
                    Grid2<Ink> turned = image.Rotate(quarters * System.Math.PI / 2);
                    return mirrors ? turned.Mirror() : turned;
                }

                private static Grid2<Ink> Make(int height, int width, double[] values) =>
                    Grid2.Create<Ink>(height, width, values);
            }
        }
        """;

    [Fact]
    public void ModelsOfImages_TurnWithThem()
    {
        using MemoryStream image = GeneratorHost.Run(GeneratorHost.Compile(Source)).CleanImage();
        var context = new AssemblyLoadContext("pictures", isCollectible: true);
        Type probe = context.LoadFromStream(image).GetType("Pictures.Probe")!;
        double[] values = GroupCase.Numbers(2 * Height * Width * Dim, 4);
        for (int part = 0; part < Parts; part++)
        {
            foreach (Precision precision in new[] { Precision.Single, Precision.Double })
            {
                for (int element = 0; element < 8; element++)
                {
                    double[] here = Call<double[]>("Here", part, values, element % 4, element >= 4, precision);
                    Assert.True(here.Max(Math.Abs) > Tolerance.Noticeable);
                    Near.Equal(
                        here,
                        Call<double[]>("There", part, values, element % 4, element >= 4, precision),
                        Tolerance.Equivariance.Of(precision == Precision.Double),
                        $"part {part}, element {element}, {precision}"
                    );
                }
            }
            CheckDerivatives(part);
        }
        context.Unload();

        void CheckDerivatives(int part)
        {
            const double step = 1e-4;
            int rows = part switch
            {
                1 => 2,
                2 => 2 * 3 * 2,
                _ => 2 * Height * Width,
            };
            double[] target = GroupCase.Numbers(rows * Dim, 9),
                change = GroupCase.Numbers(values.Length, 11);
            double[] slope = Call<(double, double[])>("Derive", part, values, target).Item2;
            double expected = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
            Assert.True(Math.Abs(expected) > Tolerance.NoticeableChange, $"part {part}: {expected}");
            Near.Equal(
                expected,
                slope.Zip(change, static (a, b) => a * b).Sum(),
                Tolerance.Derivative.Curved,
                $"part {part}"
            );

            double At(double h) =>
                Call<(double, double[])>(
                    "Derive",
                    part,
                    values.Zip(change, (x, d) => x + (h * d)).ToArray(),
                    target
                ).Item1;
        }

        T Call<T>(string method, params object[] arguments) => (T)probe.GetMethod(method)!.Invoke(null, arguments)!;
    }
}
