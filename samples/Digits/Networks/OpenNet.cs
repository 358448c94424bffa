namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>What the first layer of the open network finds at a pixel.</summary>
[Irreps("12x0 + 10x1 + 10x2 + 6x3", Group = Group.SO2)]
public readonly ref partial struct OpenField;

/// <summary>What coarser pixels hold.</summary>
[Irreps("32x0 + 20x1 + 16x2 + 10x3", Group = Group.SO2)]
public readonly ref partial struct OpenParts;

/// <summary>Numbers that no turn changes.</summary>
[Irreps("96x0", Group = Group.SO2)]
public readonly ref partial struct OpenInvariants;

/// <summary>
/// A network for digits that are learned upright and turned later. It does not see where the image ends: every layer
/// makes nothing of nothing, so zeros beyond the border are what is there. Around most ink there are 18 empty
/// pixels, of the 24 that its windows reach, so little is lost beyond them. And its kernels are so wide and smooth
/// that pixels hardly show in them.
/// </summary>
/// <remarks>So no layer has a bias or subtracts a mean before the image is one row.</remarks>
[EquivariantModel(Group = Group.SO2, Approximate = 0.005)]
public sealed partial class OpenNet
{
    [SteerableConvolution(Size = 9, Bias = false)]
    private partial Gated<OpenField> Lift(Pixels grid, TurningInk x);

    [Gate]
    private partial OpenField ActivateLifted(Gated<OpenField> x);

    [SteerableConvolution(Size = 9, Stride = 2, Bias = false)]
    private partial Gated<OpenParts> Reduce(Pixels grid, OpenField x);

    [Gate]
    private partial OpenParts ActivateReduced(Gated<OpenParts> x);

    [SteerableConvolution(Size = 9, Bias = false)]
    private partial Gated<OpenParts> Refine(Pixels grid, OpenParts x);

    [Gate]
    private partial OpenParts ActivateRefined(Gated<OpenParts> x);

    [SteerableConvolution(Size = 9, Stride = 2, Bias = false)]
    private partial OpenInvariants Gather(Pixels grid, OpenParts x);

    [Activation(Nonlinearity.SiLU)]
    private partial OpenInvariants ActivateGathered(OpenInvariants x);

    [LayerNorm]
    private partial OpenInvariants Level(OpenInvariants x);

    [Dropout(0.1)]
    private partial OpenInvariants Forget(OpenInvariants x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial TurningDigit Read(OpenInvariants x);

    /// <summary>One row an image.</summary>
    public TurningDigit Forward([Shape(57, 57)] Grid2<TurningInk> image)
    {
        Pixels p57 = image.Pixels,
            p29 = p57.Coarser(2);
        OpenField h = ActivateLifted(Lift(p57, image.Features));
        OpenParts parts = ActivateReduced(Reduce(p57, h));
        parts = parts + ActivateRefined(Refine(p29, parts));
        return Read(Forget(Level(ActivateGathered(Gather(p29, parts)).Mean(image.Batch))));
    }
}
