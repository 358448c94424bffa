using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>What a group convolution refuses. Its results are tested where models are compiled.</summary>
public sealed class GroupConvolutionLayerTests
{
    [Fact]
    public void Faults_NameTheLayerAndWhatIsWrong()
    {
        Says("2x1", "2x1", "regular");
        Says("2x2", "regular", "regular + 2x2");
        Says("Size = 4", "0", "regular", size: 4);
        Says("Dilation = 0", "0", "regular", dilation: 0);
        Says("Stride is at least 1", "0", "regular", stride: 0);
        Says("'9'", "0", "regular", border: (Border)9);
        Says("C_8", "0", "regular", fold: 8);
    }

    private static void Says(
        string what,
        string input,
        string result,
        int size = 3,
        int dilation = 1,
        int stride = 1,
        Border border = Border.Zeros,
        int fold = 4
    )
    {
        SymmetryGroup group = SymmetryGroup.C(fold);
        var layer = new LayerCase(
            [input],
            result,
            builder =>
            {
                GroupConvolutionLayer made = GroupConvolutionLayer.Create(
                    builder,
                    FeatureLayout.Of(input, group),
                    FeatureLayout.Of(result, group),
                    size,
                    dilation,
                    bias: true,
                    new PixelConvolutionOptions { Stride = stride, Border = border }
                );
                return _ => throw new InvalidOperationException($"{made} was made.");
            }
        )
        {
            Group = group,
        };
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Make(Precision.Single));
        Assert.Contains("'layer'", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }
}
