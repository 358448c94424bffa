namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>A pixel under C_8: how much ink it holds.</summary>
[Irreps("ink: 0", Group = Group.CN, Fold = 8)]
public readonly ref partial struct EighthInk;

/// <summary>What a pixel holds inside the benchmark's network: functions on eight turns.</summary>
[Irreps("8x regular", Group = Group.CN, Fold = 8)]
public readonly ref partial struct BenchmarkField;

/// <summary>What coarser pixels hold.</summary>
[Irreps("16x regular", Group = Group.CN, Fold = 8)]
public readonly ref partial struct BenchmarkParts;

/// <summary>Numbers that no turn changes.</summary>
[Irreps("16x0", Group = Group.CN, Fold = 8)]
public readonly ref partial struct BenchmarkInvariants;

/// <summary>One logit a digit.</summary>
[Irreps("10x0", Group = Group.CN, Fold = 8)]
public readonly ref partial struct EighthDigit;

/// <summary>The steerable network of the benchmark: six convolutions, fewer than 100,000 weights.</summary>
[EquivariantModel(Group = Group.CN, Fold = 8, Approximate = 0.06)]
public sealed partial class BenchmarkNet
{
    [SteerableConvolution(Border = Border.None)]
    private partial BenchmarkField Lift(Pixels grid, EighthInk x);

    [BatchNorm]
    private partial BenchmarkField Normalize1(BenchmarkField x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkField Activate1(BenchmarkField x);

    [SteerableConvolution]
    private partial BenchmarkField Convolve2(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial BenchmarkField Normalize2(BenchmarkField x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkField Activate2(BenchmarkField x);

    [MaxPool]
    private partial BenchmarkField Reduce(Pixels grid, BenchmarkField x);

    [SteerableConvolution]
    private partial BenchmarkField Convolve3(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial BenchmarkField Normalize3(BenchmarkField x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkField Activate3(BenchmarkField x);

    [Dropout(0.1)]
    private partial BenchmarkField Forget3(BenchmarkField x);

    [SteerableConvolution]
    private partial BenchmarkParts Convolve4(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial BenchmarkParts Normalize4(BenchmarkParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkParts Activate4(BenchmarkParts x);

    [MaxPool]
    private partial BenchmarkParts ReduceAgain(Pixels grid, BenchmarkParts x);

    [Dropout(0.2)]
    private partial BenchmarkParts Forget4(BenchmarkParts x);

    [SteerableConvolution]
    private partial BenchmarkParts Convolve5(Pixels grid, BenchmarkParts x);

    [BatchNorm]
    private partial BenchmarkParts Normalize5(BenchmarkParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkParts Activate5(BenchmarkParts x);

    [Dropout(0.3)]
    private partial BenchmarkParts Forget5(BenchmarkParts x);

    [SteerableConvolution(Border = Border.None)]
    private partial BenchmarkParts Gather(Pixels grid, BenchmarkParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial BenchmarkParts Activate6(BenchmarkParts x);

    [GroupPool]
    private partial BenchmarkInvariants Pool(BenchmarkParts x);

    [Dropout(0.1)]
    private partial BenchmarkInvariants Forget(BenchmarkInvariants x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial EighthDigit Read(BenchmarkInvariants x);

    /// <summary>One row an image.</summary>
    public EighthDigit Forward(Grid2<EighthInk> image)
    {
        Pixels p24 = image.Pixels.Inside(2),
            p12 = p24.Blocks(2),
            p6 = p12.Blocks(2);
        BenchmarkField h = Activate1(Normalize1(Lift(image.Pixels, image.Features)));
        h = Reduce(p24, Activate2(Normalize2(Convolve2(p24, h))));
        h = Activate3(Normalize3(Convolve3(p12, h)));
        BenchmarkParts parts = ReduceAgain(p12, Activate4(Normalize4(Convolve4(p12, Forget3(h)))));
        parts = Activate5(Normalize5(Convolve5(p6, Forget4(parts))));
        parts = Activate6(Gather(p6, Forget5(parts)));
        return Read(Forget(Pool(parts).Mean(image.Batch)));
    }
}
