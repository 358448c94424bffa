namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>What a pixel holds: ten functions on the four quarter turns.</summary>
[Irreps("10x regular", Group = Group.CN, Fold = 4)]
public readonly ref partial struct P4Field;

/// <summary>What the last convolution finds.</summary>
[Irreps("17x regular", Group = Group.CN, Fold = 4)]
public readonly ref partial struct P4Findings;

/// <summary>Numbers that no quarter turn changes.</summary>
[Irreps("17x0", Group = Group.CN, Fold = 4)]
public readonly ref partial struct P4Invariants;

/// <summary>
/// The group convolutional network of Cohen and Welling (2016, section 8.1) for images of 28 × 28 pixels: seven
/// convolutions of 3 × 3 pixels, the largest over blocks of 2 × 2 after the second one, ten fields.
/// </summary>
/// <remarks>
/// Their last kernel has 4 × 4 pixels and ends at one pixel; here sizes are odd, so the last one has 3 × 3, 17 fields,
/// and four pixels, whose mean is read. It has fewer weights than theirs, 24,680.
/// </remarks>
[EquivariantModel(Group = Group.CN, Fold = 4)]
public sealed partial class P4Cnn
{
    [GroupConvolution(Border = Border.None, Bias = false)]
    private partial P4Field Convolve1(Pixels grid, QuarterInk x);

    [BatchNorm]
    private partial P4Field Normalize1(P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Field Activate1(P4Field x);

    [GroupConvolution(Border = Border.None, Bias = false)]
    private partial P4Field Convolve2(Pixels grid, P4Field x);

    [BatchNorm]
    private partial P4Field Normalize2(P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Field Activate2(P4Field x);

    [MaxPool]
    private partial P4Field Reduce(Pixels grid, P4Field x);

    [GroupConvolution(Border = Border.None, Bias = false)]
    private partial P4Field Convolve3(Pixels grid, P4Field x);

    [BatchNorm]
    private partial P4Field Normalize3(P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Field Activate3(P4Field x);

    [GroupConvolution(Border = Border.None, Bias = false)]
    private partial P4Field Convolve4(Pixels grid, P4Field x);

    [BatchNorm]
    private partial P4Field Normalize4(P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Field Activate4(P4Field x);

    [GroupConvolution(Border = Border.None, Bias = false)]
    private partial P4Field Convolve5(Pixels grid, P4Field x);

    [BatchNorm]
    private partial P4Field Normalize5(P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Field Activate5(P4Field x);

    [GroupConvolution(Border = Border.None, Bias = false)]
    private partial P4Field Convolve6(Pixels grid, P4Field x);

    [BatchNorm]
    private partial P4Field Normalize6(P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Field Activate6(P4Field x);

    [Dropout(0.2)]
    private partial P4Field Forget(P4Field x);

    [GroupConvolution(Border = Border.None)]
    private partial P4Findings Convolve7(Pixels grid, P4Field x);

    [Activation(Nonlinearity.ReLU)]
    private partial P4Findings Activate7(P4Findings x);

    [GroupPool]
    private partial P4Invariants Pool(P4Findings x);

    [Linear(Bias = true)]
    private partial QuarterDigit Read(P4Invariants x);

    /// <summary>One row an image.</summary>
    public QuarterDigit Forward(Grid2<QuarterInk> image)
    {
        Pixels p26 = image.Pixels.Inside(1),
            p24 = p26.Inside(1),
            p12 = p24.Blocks(2),
            p10 = p12.Inside(1),
            p8 = p10.Inside(1),
            p6 = p8.Inside(1),
            p4 = p6.Inside(1);
        P4Field h = Activate1(Normalize1(Convolve1(image.Pixels, image.Features)));
        h = Reduce(p24, Activate2(Normalize2(Convolve2(p26, h))));
        h = Activate3(Normalize3(Convolve3(p12, h)));
        h = Activate4(Normalize4(Convolve4(p10, h)));
        h = Activate5(Normalize5(Convolve5(p8, h)));
        h = Activate6(Normalize6(Convolve6(p6, h)));
        P4Findings found = Activate7(Convolve7(p4, Forget(h)));
        return Read(Pool(found).Mean(image.Batch));
    }
}
