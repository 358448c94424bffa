using System.Runtime.Loader;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Voxels;

/// <summary>Whole networks over volumes: every layer that they have, under the 48 elements of the cube.</summary>
public sealed class VolumeNetTests
{
    private const int Side = 9;

    private static readonly Lazy<Type> Probe = new(Compile);

    private static readonly OrthogonalMatrix[] Elements =
    [
        .. VolumeCase.All.Single(static c => c.Name == "Plain").Kept,
    ];

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Networks_TurnWithTheCube(Precision precision)
    {
        Assert.Equal(48, Elements.Length);
        double[] values = GroupCase.Numbers(2 * Side * Side * Side, 5);
        double[] still = Call("Predict", values, OrthogonalMatrix.Identity, precision);
        double[] dense = Call("Segment", values, OrthogonalMatrix.Identity, precision);
        foreach (OrthogonalMatrix element in Elements.Where((_, i) => precision == Precision.Double || i % 7 == 0))
        {
            Near.Equal(
                still,
                Call("Predict", values, element, precision),
                Tolerance.Equivariance.Of(precision == Precision.Double),
                "invariants"
            );
            Near.Equal(
                dense,
                Call("Segment", values, element, precision),
                Tolerance.Equivariance.Of(precision == Precision.Double),
                "a number of each voxel, turned back"
            );
        }
    }

    [Fact]
    public void Pools_AreThoseOfPlainLoops()
    {
        double[] values = GroupCase.Numbers(2 * 4 * 6 * 8 * 4, 8);
        double[] pooled = Call("Pool", values, OrthogonalMatrix.Identity, Precision.Double);
        var expected = new List<double>();
        foreach (int volume in new[] { 0, 1 })
        {
            foreach ((int z, int y, int x) in Blocks(2, 3, 4))
            {
                double[][] block =
                [
                    .. Blocks(2, 2, 2)
                        .Select(b => values[(At(volume, (2 * z) + b.Z, (2 * y) + b.Y, (2 * x) + b.X) * 4)..][..4]),
                ];
                double[] mean = [.. Enumerable.Range(0, 4).Select(i => block.Average(v => v[i]))];
                double[] longest = block.MaxBy(static v => (v[1] * v[1]) + (v[2] * v[2]) + (v[3] * v[3]))!;
                expected.AddRange(mean);
                expected.Add(block.Max(static v => v[0]));
                expected.AddRange(longest[1..]);
            }
        }

        Near.Equal([.. expected], pooled, Tolerance.Value.Of(isDouble: true), "pools");

        static int At(int volume, int z, int y, int x) => (((((volume * 4) + z) * 6) + y) * 8) + x;
    }

    [Fact]
    public void Upsampling_IsLinearAlongEachAxis()
    {
        // A linear function of the place is what it was, away from the border.
        double[] values = [.. Blocks(8, 8, 8).Select(static b => (2.0 * b.X) + (3 * b.Y) - b.Z)];
        double[] smooth = Call("Smooth", values, OrthogonalMatrix.Identity, Precision.Double);
        foreach ((int z, int y, int x) in Blocks(6, 6, 6))
        {
            int at = ((((z + 1) * 8) + y + 1) * 8) + x + 1;
            Near.Equal(values[at], smooth[at], Tolerance.Value.Of(isDouble: true), $"{x}, {y}, {z}");
        }
    }

    [Fact]
    public void Networks_HaveTheirDerivatives()
    {
        const double step = 1e-4;
        double[] values = GroupCase.Numbers(2 * Side * Side * Side, 5),
            change = GroupCase.Numbers(values.Length, 6);
        double[] gradient = Call("Gradient", values, OrthogonalMatrix.Identity, Precision.Double);
        double expected = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
        Assert.True(Math.Abs(expected) > Tolerance.NoticeableChange);
        Near.Equal(
            expected,
            gradient.Zip(change, static (a, b) => a * b).Sum(),
            Tolerance.Derivative.Curved,
            "features"
        );

        double At(double h) =>
            Call("Loss", [.. values.Zip(change, (x, d) => x + (h * d))], OrthogonalMatrix.Identity, Precision.Double)[
                0
            ];
    }

    /// <summary>Exact under the elements of the cube, within a share under others; measured and not promised.</summary>
    [Fact]
    public void Networks_ChangeAsTheyClaim()
    {
        EquivarianceChange volumes = Change("OfVolumes"),
            voxels = Change("OfVoxels"),
            own = Change("OfOwn"),
            boxes = Change("OfBoxes");
        foreach (EquivarianceChange change in new[] { volumes, voxels, own })
        {
            Assert.Equal(48, change.Kept.Count);
            Assert.True(change.LargestOfKept < Tolerance.Model.Double, change.ToString());
            // Nearly half of a cube lies beyond its ball and is another half after a rotation.
            Assert.InRange(change.MeanOfOthers, Tolerance.NoticeableChange, 2);
            Assert.True(change.LargestOfOthers >= change.MeanOfOthers);
        }
        Assert.Equal((2, 2, 2), (volumes.Others.Count, voxels.Others.Count, own.Others.Count));
        Assert.Equal((false, false, true), (volumes.IsResampled, voxels.IsResampled, own.IsResampled));
        Assert.EndsWith(", for which volumes were interpolated", own.ToString(), StringComparison.Ordinal);
        Assert.Equal((24, 24), (own.Kept.Count(static e => e.Mirrors), own.Kept.Count(static e => !e.Mirrors)));
        Assert.Contains(
            own.Kept,
            static e => e.ToString().StartsWith("180 degrees about (0.00, 0.00, 1.00): ", StringComparison.Ordinal)
        );

        // The identity on boxes: nothing changes under what they keep, and analytic turns are those of voxels.
        Assert.Equal((8, 16), (boxes.Kept.Count, boxes.Others.Count));
        Assert.True(boxes.LargestOfKept < Tolerance.Equivariance.Double, boxes.ToString());
        Assert.Equal("at most", boxes.ToString()[..7]);

        static EquivarianceChange Change(string method) =>
            (EquivarianceChange)Probe.Value.GetMethod(method)!.Invoke(null, [])!;
    }

    [Theory]
    [InlineData("OfLongVolumes", "as many voxels along each axis and with sides, not on 1 volume of 3 × 3 × 4 voxels")]
    [InlineData("OfLongResults", "The result has 36 rows for 1 volumes")]
    [InlineData("Inverted", "SO(3) has no inversion.")]
    public void Measurement_RefusesWhatItCannotCompare(string method, string message)
    {
        Exception error = Assert
            .Throws<System.Reflection.TargetInvocationException>(() => Probe.Value.GetMethod(method)!.Invoke(null, []))
            .InnerException!;
        Assert.Contains(message, Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_SayWhatTheyKeep()
    {
        GeneratorRun run = GeneratorHost.Run(GeneratorHost.Compile([Source])).AssertClean();
        // Documentation is broken into lines.
        string text = string.Join(
            " ",
            string.Join("\n", run.Files.Values)
                .Replace("///", string.Empty, StringComparison.Ordinal)
                .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Contains("Exact under O_h. Under the rest of O(3) layers deviate by", text, StringComparison.Ordinal);
        Assert.Contains("residual 2.89 %", text, StringComparison.Ordinal);
        Assert.Contains("left out: 1 (89.87 %), 2 (99.96 %)", text, StringComparison.Ordinal);
    }

    private static IEnumerable<(int Z, int Y, int X)> Blocks(int depth, int height, int width) =>
        from z in Enumerable.Range(0, depth)
        from y in Enumerable.Range(0, height)
        from x in Enumerable.Range(0, width)
        select (z, y, x);

    private static double[] Call(string method, double[] values, OrthogonalMatrix element, Precision precision) =>
        (double[])Probe.Value.GetMethod(method)!.Invoke(null, [values, element, precision])!;

    private static Type Compile()
    {
        using MemoryStream image = GeneratorHost.Run(GeneratorHost.Compile([Source])).CleanImage();
        return new AssemblyLoadContext("volume nets").LoadFromStream(image).GetType("Volumes.Probe")!;
    }

    private const string Source = """
        namespace Volumes
        {
            [Irreps("density: 0e")]                 public readonly ref partial struct Density;
            [Irreps("4x0e + 2x1o + 2e")]            public readonly ref partial struct Hidden;
            [Irreps("0e + 1o")]                     public readonly ref partial struct Both;
            [Irreps("0e")]                          public readonly ref partial struct Scalar;
            [Irreps("1o")]                          public readonly ref partial struct Arrow;
            [Irreps("3x0e")]                        public readonly ref partial struct Kind;

            [EquivariantModel(Approximate = 0.03)]
            public sealed partial class Net
            {
                [SteerableConvolution(Size = 3, MaxDegree = 2)]
                private partial Gated<Hidden> Lift(Voxels grid, Density x);

                [Gate]
                private partial Hidden Activate(Gated<Hidden> x);

                [BatchNorm]
                private partial Hidden Normalize(Hidden x);

                [SteerableConvolution(Size = 3, Stride = 2, Border = Border.Reflect)]
                private partial Gated<Hidden> Reduce(Voxels grid, Hidden x);

                [SteerableConvolution(Size = 3, Border = Border.None)]
                private partial Gated<Hidden> Shrink(Voxels grid, Hidden x);

                [NormPool(Size = 3)]
                private partial Hidden Pool(Voxels grid, Hidden x);

                [Upsample(Factor = 3)]
                private partial Hidden Restore(Voxels grid, Hidden x);

                [Fade(Width = 2)]
                private partial Hidden End(Voxels grid, Hidden x);

                [Linear(Bias = true)]
                private partial Kind Read(Hidden x);

                [Linear]
                private partial Scalar Mark(Hidden x);

                public Kind Forward([Shape(9, 9, 9)] Grid3<Density> volume)
                {
                    Hidden h = Normalize(Activate(Lift(volume.Voxels, volume.Features)));
                    h = Activate(Reduce(volume.Voxels, h));
                    h = Activate(Shrink(volume.Voxels.Coarser(2), h));
                    return Read(h).Mean(volume.Batch);
                }

                public Scalar Segment(Grid3<Density> volume)
                {
                    Hidden h = Activate(Lift(volume.Voxels, volume.Features));
                    return Mark(End(volume.Voxels, h + Restore(volume.Voxels, Pool(volume.Voxels, h))));
                }
            }

            [EquivariantModel(Approximate = 0.03)]
            public sealed partial class Segmentation
            {
                [Module] private partial Net Inner { get; }
                public Scalar Forward(Grid3<Density> volume) => Inner.Segment(volume);
            }

            [EquivariantModel(Approximate = 0.03)]
            public sealed partial class Pools
            {
                [MeanPool] private partial Both Mean(Voxels grid, Both x);
                public Both Forward(Grid3<Both> volume) => Mean(volume.Voxels, volume.Features);
            }

            [EquivariantModel(Approximate = 0.03)]
            public sealed partial class Largest
            {
                [MaxPool] private partial Scalar Pool(Voxels grid, Scalar x);
                public Scalar Forward(Grid3<Scalar> volume) => Pool(volume.Voxels, volume.Features);
            }

            [EquivariantModel(Approximate = 0.03)]
            public sealed partial class Longest
            {
                [NormPool] private partial Arrow Pool(Voxels grid, Arrow x);
                public Arrow Forward(Grid3<Arrow> volume) => Pool(volume.Voxels, volume.Features);
            }

            [EquivariantModel(Approximate = 0.03)]
            public sealed partial class Smoothing
            {
                [MeanPool] private partial Scalar Pool(Voxels grid, Scalar x);
                [Upsample] private partial Scalar Restore(Voxels grid, Scalar x);
                public Scalar Forward(Grid3<Scalar> volume) =>
                    Restore(volume.Voxels, Pool(volume.Voxels, volume.Features));
            }

            [Irreps("0 + 1", Group = Group.SO3)]    public readonly ref partial struct Turning;

            public static class Probe
            {
                public static EquivarianceChange OfVolumes() =>
                    new Net(3, Precision.Double).MeasureEquivariance(new BandLimitedVolumes<Density>(9, 1, 5), 2);

                public static EquivarianceChange OfVoxels() =>
                    EquivarianceChange.Measure(
                        new Segmentation(3, Precision.Double).Predict, new BandLimitedVolumes<Density>(9, 1, 5), rotations: 2);

                public static EquivarianceChange OfOwn() =>
                    EquivarianceChange.Measure(
                        new Net(3, Precision.Double).Predict, new BandLimitedVolumes<Density>(9, 1, 5).At(), rotations: 2);

                public static EquivarianceChange OfBoxes() =>
                    EquivarianceChange.Measure(
                        static (Grid3<Turning> g) => g.Rows,
                        new BandLimitedVolumes<Turning>(4, 2, spacing: new VoxelSpacing(1, 1, 2)));

                public static EquivarianceChange OfLongVolumes() =>
                    EquivarianceChange.Measure(
                        static (Grid3<Scalar> g) => g.Rows, Grid3.Create<Scalar>(3, 3, 4, new double[36]));

                public static EquivarianceChange OfLongResults() =>
                    EquivarianceChange.Measure(
                        static (Grid3<Scalar> g) => Rows<Scalar>.From(new double[36]), Grid3.Create<Scalar>(3, 3, 3, new double[27]));

                public static object Inverted() => new BandLimitedVolumes<Turning>(4, 1).At(inverts: true);

                public static double[] Predict(double[] values, GeoDL.Typed.Algebra.OrthogonalMatrix element, Precision precision) =>
                    new Net(3, precision).Predict(Moved(Volume(values), element)).ToArray();

                public static double[] Segment(double[] values, GeoDL.Typed.Algebra.OrthogonalMatrix element, Precision precision)
                {
                    Rows<Scalar> marks = new Segmentation(3, precision).Predict(Moved(Volume(values), element));
                    return Moved(Volume(values).WithFeatures(marks), element.Inverse()).Rows.ToArray();
                }

                public static double[] Pool(double[] values, GeoDL.Typed.Algebra.OrthogonalMatrix element, Precision precision)
                {
                    double[] mean = new Pools(1, precision).Predict(Grid3.Create<Both>(4, 6, 8, values)).ToArray();
                    double[] largest = new Largest(1, precision).Predict(Grid3.Create<Scalar>(4, 6, 8, Every(values, 0, 1))).ToArray();
                    double[] longest = new Longest(1, precision).Predict(Grid3.Create<Arrow>(4, 6, 8, Every(values, 1, 3))).ToArray();
                    var all = new List<double>();
                    for (int i = 0; i < largest.Length; i++)
                        all.AddRange([.. mean.AsSpan(4 * i, 4), largest[i], .. longest.AsSpan(3 * i, 3)]);
                    return all.ToArray();
                }

                public static double[] Smooth(double[] values, GeoDL.Typed.Algebra.OrthogonalMatrix element, Precision precision) =>
                    new Smoothing(1, precision).Predict(Grid3.Create<Scalar>(8, 8, 8, values)).ToArray();

                public static double[] Loss(double[] values, GeoDL.Typed.Algebra.OrthogonalMatrix element, Precision precision)
                {
                    var net = new Net(3, precision);
                    using Pass pass = net.Record();
                    return [Error(net, pass.Enter(Volume(values))).Value];
                }

                public static double[] Gradient(double[] values, GeoDL.Typed.Algebra.OrthogonalMatrix element, Precision precision)
                {
                    var net = new Net(3, precision);
                    using Pass pass = net.Record();
                    Grid3<Density> entered = pass.Enter(Volume(values), GradientInputs.Features);
                    pass.Backward(Error(net, entered));
                    return pass.FeatureGradient(entered).ToArray();
                }

                private static Loss Error(Net net, Grid3<Density> entered) =>
                    GeoDL.Typed.Loss.MeanSquaredError(net.Forward(entered), Rows<Kind>.From([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]))
                    + GeoDL.Typed.Loss.MeanSquaredError(net.Segment(entered), Rows<Scalar>.From(new double[2 * 9 * 9 * 9]));

                private static Grid3<Density> Volume(double[] values) => Grid3.Create<Density>(9, 9, 9, values);

                private static double[] Every(double[] values, int first, int count)
                {
                    var result = new double[values.Length / 4 * count];
                    for (int i = 0; i < values.Length / 4; i++)
                        values.AsSpan((4 * i) + first, count).CopyTo(result.AsSpan(i * count));
                    return result;
                }

                private static Grid3<T> Moved<T>(Grid3<T> volume, GeoDL.Typed.Algebra.OrthogonalMatrix element)
                    where T : struct, GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct =>
                    element.Inverts
                        ? volume.Mirror(Axis.X).Mirror(Axis.Y).Mirror(Axis.Z).Rotate(element.Rotation)
                        : volume.Rotate(element.Rotation);
            }
        }
        """;
}
