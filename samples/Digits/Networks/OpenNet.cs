namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>What a pixel holds after the strides have begun.</summary>
[Irreps("12x regular", Group = Group.CN, Fold = 8)]
public readonly ref partial struct OpenParts;

/// <summary>
/// A network that does not see where the image ends: every layer makes nothing of nothing, so zeros beyond the border
/// are what is there, and a turned digit meets no corners.
/// </summary>
/// <remarks>So no layer has a bias or subtracts a mean before the image is one row.</remarks>
[EquivariantModel(Group = Group.CN, Fold = 8, Approximate = 0.06)]
public sealed partial class OpenNet
{
    [SteerableConvolution(Size = 7)]
    private partial BenchmarkField Lift(Pixels grid, EighthInk x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkField Activate1(BenchmarkField x);

    [SteerableConvolution(Stride = 2)]
    private partial OpenParts Reduce(Pixels grid, BenchmarkField x);

    [Activation(Nonlinearity.ReLU)]
    private partial OpenParts Activate2(OpenParts x);

    [SteerableConvolution]
    private partial OpenParts Convolve3(Pixels grid, OpenParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial OpenParts Activate3(OpenParts x);

    [Dropout(0.1)]
    private partial OpenParts Forget3(OpenParts x);

    [SteerableConvolution(Stride = 2)]
    private partial BenchmarkParts ReduceAgain(Pixels grid, OpenParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkParts Activate4(BenchmarkParts x);

    [Dropout(0.2)]
    private partial BenchmarkParts Forget4(BenchmarkParts x);

    [SteerableConvolution]
    private partial BenchmarkParts Convolve5(Pixels grid, BenchmarkParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkParts Activate5(BenchmarkParts x);

    [SteerableConvolution]
    private partial BenchmarkParts Gather(Pixels grid, BenchmarkParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkParts Activate6(BenchmarkParts x);

    [GroupPool]
    private partial BenchmarkInvariants Pool(BenchmarkParts x);

    [LayerNorm]
    private partial BenchmarkInvariants Level(BenchmarkInvariants x);

    [Dropout(0.1)]
    private partial BenchmarkInvariants Forget(BenchmarkInvariants x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial EighthDigit Read(BenchmarkInvariants x);

    /// <summary>One row an image.</summary>
    public EighthDigit Forward([Shape(37, 37)] Grid2<EighthInk> image)
    {
        Pixels p37 = image.Pixels,
            p19 = p37.Coarser(2),
            p10 = p19.Coarser(2);
        BenchmarkField h = Activate1(Lift(p37, image.Features));
        OpenParts parts = Activate2(Reduce(p37, h));
        parts = parts + Activate3(Convolve3(p19, parts));
        BenchmarkParts wholes = Activate4(ReduceAgain(p19, Forget3(parts)));
        wholes = wholes + Activate5(Convolve5(p10, Forget4(wholes)));
        return Read(Forget(Level(Pool(Activate6(Gather(p10, wholes))).Mean(image.Batch))));
    }
}
