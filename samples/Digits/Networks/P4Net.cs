namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>A pixel under C_4, the quarter turns: how much ink it holds.</summary>
[Irreps("ink: 0", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterInk;

/// <summary>Functions on the four quarter turns.</summary>
[Irreps("6x regular", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterField;

/// <summary>More of them, on coarser pixels.</summary>
[Irreps("8x regular", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterParts;

/// <summary>What is found in the end.</summary>
[Irreps("14x regular", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterFindings;

/// <summary>Numbers that no quarter turn changes.</summary>
[Irreps("14x0", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterInvariants;

/// <summary>One logit a digit.</summary>
[Irreps("10x0", Group = Group.CN, Fold = 4)]
public readonly ref partial struct QuarterDigit;

/// <summary>A p4 network: it knows a digit in four orientations from one.</summary>
[EquivariantModel(Group = Group.CN, Fold = 4)]
public sealed partial class P4Net
{
    [GroupConvolution(Size = 5)]
    private partial QuarterField Lift(Pixels grid, QuarterInk x);

    [Activation(Nonlinearity.ReLU)]
    private partial QuarterField ActivateLifted(QuarterField x);

    [GroupConvolution(Size = 5)]
    private partial QuarterField Convolve(Pixels grid, QuarterField x);

    [BatchNorm]
    private partial QuarterField Normalize(QuarterField x);

    [Activation(Nonlinearity.ReLU)]
    private partial QuarterField Activate(QuarterField x);

    [GroupConvolution(Size = 5, Stride = 2)]
    private partial QuarterParts Reduce(Pixels grid, QuarterField x);

    [BatchNorm]
    private partial QuarterParts NormalizeReduced(QuarterParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial QuarterParts ActivateReduced(QuarterParts x);

    [GroupConvolution(Size = 5)]
    private partial QuarterParts Refine(Pixels grid, QuarterParts x);

    [BatchNorm]
    private partial QuarterParts NormalizeRefined(QuarterParts x);

    [Activation(Nonlinearity.ReLU)]
    private partial QuarterParts ActivateRefined(QuarterParts x);

    [GroupConvolution(Size = 5, Stride = 2)]
    private partial QuarterFindings Gather(Pixels grid, QuarterParts x);

    [BatchNorm]
    private partial QuarterFindings NormalizeGathered(QuarterFindings x);

    [Activation(Nonlinearity.ReLU)]
    private partial QuarterFindings ActivateGathered(QuarterFindings x);

    [GroupPool]
    private partial QuarterInvariants Pool(QuarterFindings x);

    [MultiLayerPerceptron(Hidden = [32], Bias = true)]
    private partial QuarterDigit Read(QuarterInvariants x);

    /// <summary>One row an image.</summary>
    public QuarterDigit Forward(Grid2<QuarterInk> image)
    {
        QuarterField h = ActivateLifted(Lift(image.Pixels, image.Features));
        h = Activate(Normalize(Convolve(image.Pixels, h)));
        QuarterParts parts = ActivateReduced(NormalizeReduced(Reduce(image.Pixels, h)));
        Pixels coarse = image.Pixels.Coarser(2);
        parts = ActivateRefined(NormalizeRefined(Refine(coarse, parts)));
        QuarterFindings found = ActivateGathered(NormalizeGathered(Gather(coarse, parts)));
        return Read(Pool(found).Mean(image.Batch));
    }
}
