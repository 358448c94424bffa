namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>A pixel under C_1, which has no turn but that by zero: how much ink it holds.</summary>
[Irreps("ink: 0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainInk;

/// <summary>Channels.</summary>
[Irreps("16x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainField;

/// <summary>One logit a digit.</summary>
[Irreps("10x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainDigit;

/// <summary>The first two layers of the plain network, whose channels the picture shows.</summary>
[EquivariantModel(Group = Group.CN, Fold = 1)]
public sealed partial class PlainTrunk
{
    [GroupConvolution(Size = 5)]
    private partial PlainField Lift(Pixels grid, PlainInk x);

    [Activation(Nonlinearity.ReLU)]
    private partial PlainField ActivateLifted(PlainField x);

    [GroupConvolution(Size = 5)]
    private partial PlainField Convolve(Pixels grid, PlainField x);

    /// <summary>One row a pixel, before the second ReLU, so that both signs are seen.</summary>
    public PlainField Forward(Grid2<PlainInk> image) =>
        Convolve(image.Pixels, ActivateLifted(Lift(image.Pixels, image.Features)));
}

/// <summary>
/// An ordinary convolutional network: under C_1, which has no turn but that by zero, a group convolution is one.
/// </summary>
[EquivariantModel(Group = Group.CN, Fold = 1)]
public sealed partial class PlainNet
{
    /// <summary>The first layers.</summary>
    [Module]
    public partial PlainTrunk Trunk { get; }

    [BatchNorm]
    private partial PlainField Normalize(PlainField x);

    [Activation(Nonlinearity.ReLU)]
    private partial PlainField Activate(PlainField x);

    [GroupConvolution(Size = 5, Stride = 2)]
    private partial PlainField Reduce(Pixels grid, PlainField x);

    [BatchNorm]
    private partial PlainField NormalizeReduced(PlainField x);

    [Activation(Nonlinearity.ReLU)]
    private partial PlainField ActivateReduced(PlainField x);

    [GroupConvolution(Size = 5)]
    private partial PlainField Refine(Pixels grid, PlainField x);

    [BatchNorm]
    private partial PlainField NormalizeRefined(PlainField x);

    [Activation(Nonlinearity.ReLU)]
    private partial PlainField ActivateRefined(PlainField x);

    [GroupConvolution(Size = 5, Stride = 2)]
    private partial PlainField Gather(Pixels grid, PlainField x);

    [BatchNorm]
    private partial PlainField NormalizeGathered(PlainField x);

    [Activation(Nonlinearity.ReLU)]
    private partial PlainField ActivateGathered(PlainField x);

    [MultiLayerPerceptron(Hidden = [32], Bias = true)]
    private partial PlainDigit Read(PlainField x);

    /// <summary>One row an image.</summary>
    public PlainDigit Forward(Grid2<PlainInk> image)
    {
        PlainField h = Activate(Normalize(Trunk.Forward(image)));
        h = ActivateReduced(NormalizeReduced(Reduce(image.Pixels, h)));
        Pixels coarse = image.Pixels.Coarser(2);
        h = ActivateRefined(NormalizeRefined(Refine(coarse, h)));
        h = ActivateGathered(NormalizeGathered(Gather(coarse, h)));
        return Read(h.Mean(image.Batch));
    }
}
