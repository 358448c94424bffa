using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Pools over blocks and upsampling: what can be checked by hand, and what is refused.</summary>
public sealed class PoolLayerTests
{
    [Fact]
    public void NormPool_AveragesVectorsOfEqualNorm()
    {
        // Two lines of four pixels: norms 5, 5, 5 and 1 in the first block, all equal in the second.
        double[] vectors = [3, 4, 4, 3, 1, 0, 0, 1, 0, 5, 1, 0, -1, 0, 0, -1];
        (double[] result, double[] gradient) = Pool(BlockPooling.Norm, "1", vectors, [3, 6, 4, 8]);
        Near.Equal([7.0 / 3, 4, 0, 0], result, Tolerance.Value.Double);
        Near.Equal([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 0, 0, 1, 2, 1, 2], gradient, Tolerance.Value.Double);
    }

    [Fact]
    public void MaxPool_GivesTheGradientToTheFirstPixel()
    {
        (double[] result, double[] gradient) = Pool(BlockPooling.Max, "0", [1, 7, -1, -1, 7, 7, -2, -1], [10, 20]);
        Near.Equal([7, -1], result, Tolerance.Value.Double);
        Near.Equal([0, 10, 20, 0, 0, 0, 0, 0], gradient, Tolerance.Value.Double);
    }

    [Fact]
    public void Pools_KeepWhatIsNoNumber()
    {
        foreach (BlockPooling pooling in Enum.GetValues<BlockPooling>())
        {
            double[] result = Pool(pooling, "0", [1, double.NaN, 1, 2, 3, 4, 5, 6], [0, 0]).Result;
            Assert.True(double.IsNaN(result[0]), pooling.ToString());
            Assert.False(double.IsNaN(result[1]), pooling.ToString());
        }
    }

    [Fact]
    public void Faults_NameTheLayer()
    {
        Assert.Contains("2x1", Refused(BlockPooling.Max, 2), StringComparison.Ordinal);
        Assert.Contains("'layer'", Refused(BlockPooling.Mean, 1), StringComparison.Ordinal);
        Assert.Contains(
            "Size is a whole number from 2 to 16",
            Refused(BlockPooling.Mean, 17),
            StringComparison.Ordinal
        );
        Assert.Contains("'7'", Refused((BlockPooling)7, 2), StringComparison.Ordinal);
        Assert.Contains("Factor is", Raised(1, UpsampleMode.Bilinear), StringComparison.Ordinal);
        Assert.Contains("'7'", Raised(2, (UpsampleMode)7), StringComparison.Ordinal);

        static string Refused(BlockPooling pooling, int size) =>
            Assert
                .ThrowsAny<ArgumentException>(() => BlockPoolLayer.Create(Builder(), Layout("0 + 2x1"), pooling, size))
                .Message;

        static string Raised(int factor, UpsampleMode mode) =>
            Assert
                .ThrowsAny<ArgumentException>(() => UpsampleLayer.Create(Builder(), Layout("0"), factor, mode))
                .Message;
    }

    [Fact]
    public void Layers_RefuseOtherGrids()
    {
        Grid2<Features> images = Image("0", 4, 4, new double[16]),
            odd = Image("0", 5, 5, new double[25]);
        BlockPoolLayer pool = BlockPoolLayer.Create(Builder(), Layout("0"), BlockPooling.Mean, 2);
        UpsampleLayer rise = UpsampleLayer.Create(Builder(), Layout("0"), 2, UpsampleMode.Bilinear);
        Says(
            "Blocks of 2 × 2 pixels do not fit images of 5 × 5 pixels",
            () => pool.Apply(odd.Pixels, FeatureMarshal.Unwrap(odd.Features))
        );
        Says(
            "takes features of its grid, 4 pixels of 1 image, but was given features of 16 pixels of 1 image",
            () => pool.Apply(images.Pixels.Blocks(2), FeatureMarshal.Unwrap(images.Features))
        );
        Says(
            "takes features of the blocks of 2 × 2 pixels of its grid, 4 pixels of 1 image, but was given features of "
                + "16 pixels of 1 image",
            () => rise.Apply(images.Pixels, FeatureMarshal.Unwrap(images.Features))
        );

        static void Says(string what, Action act) =>
            Assert.Contains(what, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    /// <summary>One image of two blocks of 2 × 2 pixels, with the gradient for a cotangent.</summary>
    private static (double[] Result, double[] Gradient) Pool(
        BlockPooling pooling,
        string signature,
        double[] values,
        double[] cotangent
    )
    {
        ModelBuilder root = ModelBuilder.Root(1, Precision.Double);
        BlockPoolLayer layer = BlockPoolLayer.Create(root.Child("layer"), Layout(signature), pooling, 2);
        using var pass = new LayerPass(new WorkspacePool(root.Complete()));
        Grid2<Features> image = pass.Pass.Enter(Image(signature, 2, 4, new double[values.Length]));
        Handle x = pass.Enter(image.Shape.Pixels, Layout(signature), values);
        Handle result = layer.Apply(image.Pixels, x);
        double[] numbers = LayerPass.Read(result);
        pass.Backward(result, cotangent);
        return (numbers, LayerPass.Gradient(x));
    }

    private static ModelBuilder Builder() => ModelBuilder.Root(1, Precision.Double).Child("layer");

    private static FeatureLayout Layout(string signature) => FeatureLayout.Of(signature, SymmetryGroup.SO2);

    private static Grid2<Features> Image(string signature, int height, int width, double[] values) =>
        Grid2.Create(height, width, Rows.From(signature, SymmetryGroup.SO2, values));
}
