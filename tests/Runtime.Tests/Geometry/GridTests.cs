using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Images with typed features: how they are made, entered and summed, and what is refused.</summary>
public class GridTests
{
    private const string Signature = "2x0e + 2x1 + 0o";
    private const int Dim = 7;

    [Fact]
    public void Images_AreCountedByTheirRows()
    {
        Grid2<Features> images = Images(2, 3, 4, spacing: 0.5, origin: (1, 2));

        Assert.Equal((2, 3, 4, 24), (images.ImageCount, images.Height, images.Width, images.Count));
        Assert.Equal((0.5, (1.0, 2.0), false), (images.Spacing, images.Origin, images.IsPeriodic));
        Assert.Equal(24, images.Pixels.Count);
        Assert.Equal(2, images.Batch.Count);
        Assert.Equal(images.Rows.ToArray(), images.Features.ToRows().ToArray());
        Assert.Equal($"2 images of 3 × 4 pixels, features {Signature}", images.ToString());
        Assert.Equal("empty", default(Grid2<Features>).ToString());

        Grid2<Features> others = images.WithFeatures(Rows.From("0e", SymmetryGroup.O2, new double[24]));
        Assert.Same(images.Shape, others.Shape);
        Assert.Equal("0e", others.Rows.Signature);
    }

    [Fact]
    public void WrongImages_AreRefusedByName()
    {
        Rows<Features> six = Rows.From("0e", SymmetryGroup.O2, new double[6]);
        Refused("height", () => Grid2.Create(0, 3, six));
        Refused("width", () => Grid2.Create(3, -1, six));
        Refused("Images of 2 × 2 pixels have 4 rows each", () => Grid2.Create(2, 2, six));
        Refused("has 0 rows", () => Grid2.Create(1, 1, Rows.From("0e", SymmetryGroup.O2, Array.Empty<double>())));
        Refused("2147483647 × 2147483647", () => Grid2.Create(int.MaxValue, int.MaxValue, six));
        Refused("spacing", () => Grid2.Create(2, 3, six, spacing: -1));
        Refused("origin (NaN, 0)", () => Grid2.Create(2, 3, six, origin: (double.NaN, 0)));
        Refused("group of the plane", () => Grid2.Create(2, 3, Rows.From("0e", new double[6])));
        Refused("group of the plane", () => Grid2.Create(2, 3, six).WithFeatures(Rows.From("0e", new double[6])));
        Refused("6 pixels", () => Grid2.Create(2, 3, six).WithFeatures(Rows.From("0o", SymmetryGroup.O2, [1.0])));
        Refused("Grid2.Create", () => _ = default(Grid2<Features>).Count);
        Refused("image.Pixels", () => _ = default(Pixels).Count);
    }

    [Fact]
    public void Tensors_HaveChannelsInPublicOrder()
    {
        double[] values = Scene.Uniform(new Random(1), 2 * 3 * 4);
        // The one channel is the same in both orders, so a signature with two is needed to tell them apart.
        Grid2<Features> two = Grid2.Create(3, 4, Rows.From("0e + 0o", SymmetryGroup.O2, values));
        ReadOnlySpan<nint> first = [1, 2, 3, 4],
            last = [1, 3, 4, 2];
        Tensor<double> nchw = two.ToTensor(ImageOrder.Nchw),
            nhwc = two.ToTensor(ImageOrder.Nhwc);
        Tensor<float> single = two.ToSingleTensor(ImageOrder.Nchw);
        Assert.Equal(first.ToArray(), nchw.Lengths.ToArray());
        Assert.Equal(last.ToArray(), nhwc.Lengths.ToArray());
        for (int channel = 0; channel < 2; channel++)
        {
            for (int row = 0; row < 3; row++)
            {
                for (int column = 0; column < 4; column++)
                {
                    double expected = values[(((row * 4) + column) * 2) + channel];
                    Assert.Equal(expected, nchw[0, channel, row, column]);
                    Assert.Equal(expected, nhwc[0, row, column, channel]);
                    Assert.Equal((float)expected, single[0, channel, row, column]);
                }
            }
        }
    }

    [Theory]
    [InlineData(ImageOrder.Nchw)]
    [InlineData(ImageOrder.Nhwc)]
    public void TensorsOfATypedImage_ComeBack(ImageOrder order)
    {
        double[] values = Scene.Uniform(new Random(2), 2 * 3 * 4);
        Tensor<double> given = Tensor.Create(values, order == ImageOrder.Nchw ? [2, 1, 3, 4] : [2, 3, 4, 1]);
        Tensor<float> single = Tensor.Create(Array.ConvertAll(values, static v => (float)v), given.Lengths);

        Grid2<Flat> images = Grid2.FromTensor<Flat>(given, order, spacing: 2, isPeriodic: true);
        Assert.Equal(
            (2, 3, 4, 2.0, true),
            (images.ImageCount, images.Height, images.Width, images.Spacing, images.IsPeriodic)
        );
        Assert.Equal(values, images.Rows.ToArray());
        Assert.Equal(given.Lengths.ToArray(), images.ToTensor(order).Lengths.ToArray());

        Grid2<Flat> fromSingle = Grid2.FromTensor<Flat>(single, order);
        Assert.Equal(Precision.Single, fromSingle.Rows.Precision);
        Assert.Equal((float)values[5], fromSingle.Rows[5, 0]);
        Assert.Equal(values, Grid2.FromTensor<Flat>(given.AsReadOnlyTensorSpan(), order).Rows.ToArray());
    }

    [Fact]
    public void WrongTensors_AreRefused()
    {
        Refused(
            "[images × 1 × rows × columns], but the one given has the shape [1 × 2 × 3 × 4]",
            () => Grid2.FromTensor<Flat>(Tensor.Create(new double[24], [1, 2, 3, 4]), ImageOrder.Nchw)
        );
        Refused(
            "[images × rows × columns × 1], but the one given has the shape [1 × 2 × 3 × 4]",
            () => Grid2.FromTensor<Flat>(Tensor.Create(new float[24], [1, 2, 3, 4]), ImageOrder.Nhwc)
        );
        Refused("[3 × 4]", () => Grid2.FromTensor<Flat>(Tensor.Create(new double[12], [3, 4]), ImageOrder.Nhwc));
        Refused("no number", () => Grid2.FromTensor<Flat>(Tensor.Create(new double[0], [0, 1, 3, 4]), ImageOrder.Nchw));
        Refused("order", () => Images(1, 2, 2).ToTensor((ImageOrder)5));
        Refused(
            "known only at run time",
            () => Grid2.FromTensor<Features>(Tensor.Create(new double[4], [1, 1, 2, 2]), ImageOrder.Nchw)
        );
    }

    [Fact]
    public void Batches_AreOfOneKind()
    {
        Grid2<Features> first = Images(1, 2, 3, seed: 1),
            second = Images(2, 2, 3, seed: 2);
        Grid2<Features> both = Grid2.Batch([first, second]);

        Assert.Equal(3, both.ImageCount);
        Assert.Equal([.. first.Rows.ToArray(), .. second.Rows.ToArray()], both.Rows.ToArray());
        Refused("at least one image", () => Grid2.Batch(Array.Empty<Grid2<Features>>()));
        foreach (
            (Grid2<Features> other, string words) in new[]
            {
                (Images(1, 3, 2), "3 × 2 pixels"),
                (Images(1, 2, 3, spacing: 2), "a spacing of 2"),
                (Images(1, 2, 3, isPeriodic: true), "a periodic grid"),
                (Images(1, 2, 3, origin: (1, 0)), "its centre at (1, 0)"),
            }
        )
        {
            Refused("image 0 of the list has 2 × 3 pixels, a spacing of 1", () => Grid2.Batch([first, other]));
            Refused(words, () => Grid2.Batch([first, other]));
        }
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void EnteredImages_EndWithTheirPass(Precision precision)
    {
        WorkspacePool pool = Pool(precision);
        Grid2<Features> images = Images(2, 3, 3),
            kept;
        using (Prediction prediction = pool.Predict())
        {
            kept = prediction.Enter(images);
            Assert.Equal(precision, FeatureMarshal.Unwrap(kept.Features).Storage.Precision);
            Assert.Equal((precision, SymmetryGroup.O2), (kept.Pixels.Precision, kept.Pixels.Group));
            Assert.Same(images.Shape, kept.Pixels.Shape);
            Near.Equal(
                images.Rows.ToArray(),
                kept.Features.ToRows().ToArray(),
                Tolerance.Rounding.Once.Of(precision == Precision.Double)
            );
        }
        Refused("ended", () => _ = kept.Pixels.Count);
        Refused("ended", () => _ = kept.Batch.Count);
        Refused("ended", () => _ = kept.Features.ToRows());

        using Pass pass = pool.Record(training: true, step: 0);
        Grid2<Features> entered = pass.Enter(images, GradientInputs.Features);
        Assert.Equal(images.Count, entered.Count);
        Refused("GradientInputs.Features", () => pass.Enter(images, GradientInputs.Positions));
        Refused("GradientInputs.Features", () => pass.Enter(images, GradientInputs.Cell));
    }

    [Fact]
    public void Derivatives_ReachFeatures()
    {
        Grid2<Features> images = Images(2, 3, 2);
        double[] values = images.Rows.ToArray(),
            cotangent = [];
        using Pass pass = Pool(Precision.Double).Record(training: true, step: 0);
        Grid2<Features> entered = pass.Enter(images, GradientInputs.Features);
        GradientCheck.RunBackward(pass, Use(entered), ref cotangent);

        Near.Equal(
            GradientCheck.Differences(
                values,
                () =>
                    GradientCheck.Dot(
                        cotangent,
                        FeatureMarshal
                            .Wrap<Features>(Use(Grid2.Create(3, 2, Rows.From(Signature, SymmetryGroup.O2, values))))
                            .ToRows()
                    )
            ),
            pass.FeatureGradient(entered).ToArray(),
            Tolerance.Derivative.SecondOrder
        );

        static Handle Use(Grid2<Features> grid)
        {
            Features mean = grid.Features.Mean(grid.Batch).Broadcast(grid.Pixels);
            return FeatureMarshal.Unwrap(mean.Inner(grid.Features).Map(static r => r * r).Sum(grid.Batch));
        }
    }

    [Fact]
    public void MeansAndSums_AreThoseOfPlainLoops()
    {
        Grid2<Features> images = Images(3, 2, 4);
        double[] x = images.Rows.ToArray();
        double[] sums = new double[3 * Dim];
        for (int i = 0; i < x.Length; i++)
            sums[(i / (Dim * 8) * Dim) + (i % Dim)] += x[i];

        Near.Equal(sums, images.Features.Sum(images.Batch).ToRows().ToArray(), Tolerance.Sum.Double);
        Near.Equal(
            [.. sums.Select(static s => s / 8)],
            images.Features.Mean(images.Batch).ToRows().ToArray(),
            Tolerance.Sum.Double
        );
        Assert.Equal("3 images", images.Shape.Images.ToString());
        Assert.Equal("24 pixels of 3 images", images.Shape.Pixels.ToString());
    }

    [Fact]
    public void DerivedGrids_AreTheSameEachTime()
    {
        Grid2<Features> images = Images(2, 7, 5);
        Pixels pixels = images.Pixels;

        Assert.Same(pixels.Coarser(2).Shape, images.Pixels.Coarser(2).Shape);
        Assert.Same(pixels.Inside(1).Coarser(2).Shape, pixels.Inside(1).Coarser(2).Shape);
        Assert.Same(pixels.Shape, pixels.Coarser(1).Inside(0).Shape);
        GridShape coarse = pixels.Coarser(2).Shape,
            inner = pixels.Inside(2).Shape;
        Assert.Equal((4, 3, 2.0, 24), (coarse.Height, coarse.Width, coarse.Spacing.X, pixels.Coarser(2).Count));
        Assert.Equal((3, 1, 1.0), (inner.Height, inner.Width, inner.Spacing.X));
        Assert.Same(images.Shape.Images, coarse.Images);

        Grid2<Features> torus = Images(1, 6, 4, isPeriodic: true);
        Assert.Same(torus.Shape, torus.Pixels.Inside(7).Shape);
        Assert.Equal((3, 2), (torus.Pixels.Coarser(2).Shape.Height, torus.Pixels.Coarser(2).Shape.Width));
    }

    [Fact]
    public void Blocks_AreTheSameEachTime()
    {
        Grid2<Features> images = Images(2, 6, 4);
        Pixels pixels = images.Pixels;

        GridShape blocks = pixels.Blocks(2).Shape;
        Assert.Same(blocks, images.Pixels.Blocks(2).Shape);
        Assert.Same(pixels.Shape, pixels.Blocks(1).Shape);
        Assert.Same(images.Shape.Images, blocks.Images);
        Assert.Equal((3, 2, 2.0, 12), (blocks.Height, blocks.Width, blocks.Spacing.X, pixels.Blocks(2).Count));

        Grid2<Features> torus = Images(1, 8, 4, isPeriodic: true);
        Assert.Same(torus.Pixels.Blocks(2).Blocks(2).Shape, torus.Pixels.Blocks(2).Blocks(2).Shape);
        Assert.NotSame(torus.Pixels.Blocks(2).Blocks(2).Shape, torus.Pixels.Blocks(4).Shape);
    }

    [Theory]
    [InlineData(5, 4, 2, "Take a size of 4 or 6 instead of 5")]
    [InlineData(6, 2, 3, "Take a size of 3 instead of 2")]
    public void BlocksThatDoNotFit_AreRefused(int height, int width, int size, string remedy)
    {
        Grid2<Features> images = Images(1, height, width);
        Refused($"Blocks of {size} × {size} pixels do not fit images of {height} × {width} pixels", Make);
        Refused(remedy, Make);
        Refused("size", () => _ = images.Pixels.Blocks(0).Count);

        void Make() => _ = images.Pixels.Blocks(size).Count;
    }

    /// <summary>Every second pixel and pairs of pixels have no centre in common; where all turn about one, they
    /// may be combined.</summary>
    [Fact]
    public void PeriodicGrids_HaveATurnInCommon()
    {
        Grid2<Features> Torus() => Images(1, 12, 24, isPeriodic: true);
        Grid2<Features> first = Torus(),
            second = Torus(),
            third = Torus();
        _ = first.Pixels.Coarser(2).Count;
        Refused("turns about other points", () => _ = first.Pixels.Blocks(2).Count);
        _ = second.Pixels.Blocks(2).Coarser(2).Count + second.Pixels.Blocks(2).Blocks(3).Count;
        Refused("turns about other points", () => _ = second.Pixels.Coarser(2).Count);
        _ = third.Pixels.Coarser(2).Blocks(2).Count + third.Pixels.Blocks(3).Count + third.Pixels.Coarser(2).Count;
        Refused("turns about other points", () => _ = third.Pixels.Coarser(4).Count);
    }

    /// <summary>Images with other features, or moved, are the same images: means of one meet those of the
    /// other.</summary>
    [Fact]
    public void PeriodicGridsOfTwoInputs_HaveATurnInCommon()
    {
        Grid2<Features> images = Images(1, 12, 24, isPeriodic: true),
            twin = images.WithFeatures(images.Rows),
            moved = images.Shift(1, 0);
        _ = images.Pixels.Coarser(2).Count;
        Refused("turns about other points", () => _ = twin.Pixels.Blocks(2).Count);
        Refused("turns about other points", () => _ = moved.Pixels.Blocks(2).Count);
        _ = twin.Pixels.Coarser(4).Count + Images(1, 12, 24, isPeriodic: true).Pixels.Blocks(2).Count;
    }

    [Fact]
    public void ValuesOnDerivedGrids_MeetOnEqualOnes()
    {
        Grid2<Features> images = Images(2, 5, 3);
        Features each = images.Features.Mean(images.Batch),
            coarse = each.Broadcast(images.Pixels.Coarser(2)),
            again = each.Broadcast(images.Pixels.Coarser(2)),
            inner = each.Broadcast(images.Pixels.Inside(1));

        Assert.Equal(2 * 3 * 2, coarse.Rows);
        Near.Equal(
            [.. each.ToRows().ToArray().Select(static v => 2 * v)],
            (coarse + again).Mean(images.Batch).ToRows().ToArray(),
            Tolerance.Sum.Double
        );
        string message = "";
        try
        {
            _ = coarse + inner;
        }
        catch (ArgumentException error)
        {
            message = error.Message;
        }
        Assert.Contains("not the same rows", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        6,
        5,
        false,
        2,
        "stride of 2 does not fit images of 6 × 5 pixels",
        "Take a size of 5 or 7 instead of 6"
    )]
    [InlineData(
        5,
        6,
        false,
        4,
        "stride of 4 does not fit images of 5 × 6 pixels",
        "Take a size of 5 or 9 instead of 6"
    )]
    [InlineData(6, 5, true, 3, "stride of 3 does not fit images of 6 × 5 pixels", "Take a size of 3 or 6 instead of 5")]
    [InlineData(4, 4, true, 5, "it does not divide their size", "Take a size of 5 instead of 4")]
    public void StridesThatDoNotFit_AreRefused(
        int height,
        int width,
        bool isPeriodic,
        int stride,
        string what,
        string remedy
    )
    {
        Grid2<Features> images = Images(1, height, width, isPeriodic: isPeriodic);
        Refused(what, () => _ = images.Pixels.Coarser(stride).Count);
        Refused(remedy, () => _ = images.Pixels.Coarser(stride).Count);
    }

    [Fact]
    public void DerivedGridsWithoutPixels_AreRefused()
    {
        Grid2<Features> images = Images(1, 4, 5);
        Refused("stride", () => _ = images.Pixels.Coarser(0).Count);
        Refused("margin", () => _ = images.Pixels.Inside(-1).Count);
        Refused("no pixel left without 2 at each side", () => _ = images.Pixels.Inside(2).Count);
        Refused("no pixel left", () => _ = images.Pixels.Inside(int.MaxValue).Count);
    }

    [Fact]
    public void Labels_AreOnPixelsOrImages()
    {
        Grid2<Features> images = Images(2, 1, 2);
        using Prediction prediction = Pool(Precision.Double).Predict();
        Grid2<Features> entered = prediction.Enter(images);
        Scalars pixels = entered.Batch.OneHot(Labels.OnPixelsOf(images, [0, 2, 1, 0]), 3),
            each = entered.Batch.OneHot(Labels.OnImagesOf(images, [1, 0]), 2);

        Assert.Equal([1.0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0], pixels.ToRows().ToArray());
        Assert.Equal([0.0, 1, 1, 0], each.ToRows().ToArray());
        _ = entered.Features.Concat(pixels);
        Refused("3 labels for 4 pixels", () => Labels.OnPixelsOf(images, [1, 2, 3]));
        Refused("3 labels for 2 images", () => Labels.OnImagesOf(images, [1, 2, 3]));
        Refused(
            "not to the pixels or images of this batch",
            () => images.Batch.OneHot(Labels.OnPixelsOf(Images(2, 1, 2), [0, 0, 0, 0]), 1)
        );

        Rows<Features> table = Rows.From("0o", SymmetryGroup.O2, new double[4]);
        Assert.Same(images.Shape.Pixels, table.OnPixelsOf(images).RowSpace);
        Refused("2 images", () => table.OnImagesOf(images));
    }

    [Fact]
    public void WarmPredictions_AllocateNothing()
    {
        WorkspacePool pool = Pool(Precision.Single);
        Grid2<Features> images = Images(2, 5, 5);
        var into = new Rows<Features>();
        Assert.Equal(
            0,
            WarmAllocation.Measure(() =>
            {
                using Prediction prediction = pool.Predict();
                Grid2<Features> entered = prediction.Enter(images);
                entered
                    .Features.Mean(entered.Batch)
                    .Broadcast(entered.Pixels.Coarser(2))
                    .Mean(entered.Batch)
                    .CopyTo(into);
            })
        );
        Assert.Equal(2, into.Count);
    }

    private static WorkspacePool Pool(Precision precision) =>
        new(ModelBuilder.Root(0, precision, Group.O2, 0, Axis.Y).Complete());

    private static Grid2<Features> Images(
        int count,
        int height,
        int width,
        int seed = 1,
        double spacing = 1,
        bool isPeriodic = false,
        (double X, double Y) origin = default
    ) =>
        Grid2.Create(
            height,
            width,
            Rows.From(Signature, SymmetryGroup.O2, Scene.Uniform(new Random(seed), count * height * width * Dim)),
            spacing,
            isPeriodic,
            origin
        );

    private static void Refused(string words, Action action)
    {
        Exception error = Assert.ThrowsAny<Exception>(action);
        Assert.True(error is ArgumentException or InvalidOperationException, error.ToString());
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
