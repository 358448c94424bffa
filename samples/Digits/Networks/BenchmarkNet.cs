namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>What a pixel holds inside the benchmark's network.</summary>
[Irreps("16x0 + 16x1 + 16x2", Group = Group.SO2)]
public readonly ref partial struct BenchmarkField;

/// <summary>Numbers that no turn changes.</summary>
[Irreps("64x0", Group = Group.SO2)]
public readonly ref partial struct BenchmarkInvariants;

/// <summary>The steerable network of the benchmark: six convolutions of 5 × 5 pixels, fewer than 100,000
/// weights.</summary>
[EquivariantModel(Group = Group.SO2, Approximate = 0.06)]
public sealed partial class BenchmarkNet
{
    [SteerableConvolution]
    private partial Gated<BenchmarkField> Lift(Pixels grid, TurningInk x);

    [BatchNorm]
    private partial Gated<BenchmarkField> Normalize1(Gated<BenchmarkField> x);

    [Gate]
    private partial BenchmarkField Activate1(Gated<BenchmarkField> x);

    [SteerableConvolution(Stride = 2)]
    private partial Gated<BenchmarkField> Reduce(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial Gated<BenchmarkField> Normalize2(Gated<BenchmarkField> x);

    [Gate]
    private partial BenchmarkField Activate2(Gated<BenchmarkField> x);

    [SteerableConvolution]
    private partial Gated<BenchmarkField> Refine(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial Gated<BenchmarkField> Normalize3(Gated<BenchmarkField> x);

    [Gate]
    private partial BenchmarkField Activate3(Gated<BenchmarkField> x);

    [SteerableConvolution]
    private partial Gated<BenchmarkField> RefineAgain(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial Gated<BenchmarkField> Normalize4(Gated<BenchmarkField> x);

    [Gate]
    private partial BenchmarkField Activate4(Gated<BenchmarkField> x);

    [SteerableConvolution(Stride = 2)]
    private partial Gated<BenchmarkField> ReduceAgain(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial Gated<BenchmarkField> Normalize5(Gated<BenchmarkField> x);

    [Gate]
    private partial BenchmarkField Activate5(Gated<BenchmarkField> x);

    [SteerableConvolution]
    private partial BenchmarkInvariants Gather(Pixels grid, BenchmarkField x);

    [BatchNorm]
    private partial BenchmarkInvariants Normalize6(BenchmarkInvariants x);

    [Activation(Nonlinearity.SiLU)]
    private partial BenchmarkInvariants Activate6(BenchmarkInvariants x);

    [Dropout(0.3)]
    private partial BenchmarkInvariants Forget(BenchmarkInvariants x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial TurningDigit Read(BenchmarkInvariants x);

    /// <summary>One row an image.</summary>
    public TurningDigit Forward(Grid2<TurningInk> image)
    {
        Pixels half = image.Pixels.Coarser(2),
            quarter = half.Coarser(2);
        BenchmarkField h = Activate1(Normalize1(Lift(image.Pixels, image.Features)));
        h = Activate2(Normalize2(Reduce(image.Pixels, h)));
        h = Activate3(Normalize3(Refine(half, h)));
        h = Activate4(Normalize4(RefineAgain(half, h)));
        h = Activate5(Normalize5(ReduceAgain(half, h)));
        BenchmarkInvariants found = Activate6(Normalize6(Gather(quarter, h)));
        return Read(Forget(found.Mean(image.Batch)));
    }
}
