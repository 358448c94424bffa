namespace GeoDL.Typed.Samples.Digits.Networks;

/// <summary>A pixel under SO(2): how much ink it holds.</summary>
[Irreps("ink: 0", Group = Group.SO2)]
public readonly ref partial struct TurningInk;

/// <summary>What the first layers find at a pixel: scalars, vectors, and things that turn twice as fast.</summary>
[Irreps("8x0 + 8x1 + 8x2", Group = Group.SO2)]
public readonly ref partial struct TurningField;

/// <summary>What coarser pixels hold.</summary>
[Irreps("16x0 + 16x1 + 12x2", Group = Group.SO2)]
public readonly ref partial struct TurningParts;

/// <summary>Numbers that no turn changes.</summary>
[Irreps("32x0", Group = Group.SO2)]
public readonly ref partial struct TurningInvariants;

/// <summary>One logit a digit.</summary>
[Irreps("10x0", Group = Group.SO2)]
public readonly ref partial struct TurningDigit;

/// <summary>The first two layers of the steerable network, whose fields the picture shows.</summary>
[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class SteerableTrunk
{
    [SteerableConvolution]
    private partial Gated<TurningField> Lift(Pixels grid, TurningInk x);

    [Gate]
    private partial TurningField ActivateLifted(Gated<TurningField> x);

    [SteerableConvolution]
    private partial Gated<TurningField> Convolve(Pixels grid, TurningField x);

    /// <summary>One row a pixel, before the second gate.</summary>
    public Gated<TurningField> Forward(Grid2<TurningInk> image) =>
        Convolve(image.Pixels, ActivateLifted(Lift(image.Pixels, image.Features)));
}

/// <summary>A steerable network under SO(2): it knows a digit in every orientation from one.</summary>
[EquivariantModel(Group = Group.SO2, Approximate = 0.03)]
public sealed partial class SteerableNet
{
    /// <summary>The first layers.</summary>
    [Module]
    public partial SteerableTrunk Trunk { get; }

    [BatchNorm]
    private partial Gated<TurningField> Normalize(Gated<TurningField> x);

    [Gate]
    private partial TurningField Activate(Gated<TurningField> x);

    [SteerableConvolution(Stride = 2)]
    private partial Gated<TurningParts> Reduce(Pixels grid, TurningField x);

    [BatchNorm]
    private partial Gated<TurningParts> NormalizeReduced(Gated<TurningParts> x);

    [Gate]
    private partial TurningParts ActivateReduced(Gated<TurningParts> x);

    [SteerableConvolution]
    private partial Gated<TurningParts> Refine(Pixels grid, TurningParts x);

    [BatchNorm]
    private partial Gated<TurningParts> NormalizeRefined(Gated<TurningParts> x);

    [Gate]
    private partial TurningParts ActivateRefined(Gated<TurningParts> x);

    [SteerableConvolution(Stride = 2)]
    private partial TurningInvariants Gather(Pixels grid, TurningParts x);

    [BatchNorm]
    private partial TurningInvariants NormalizeGathered(TurningInvariants x);

    [Activation(Nonlinearity.SiLU)]
    private partial TurningInvariants ActivateGathered(TurningInvariants x);

    [MultiLayerPerceptron(Hidden = [32], Bias = true)]
    private partial TurningDigit Read(TurningInvariants x);

    /// <summary>One row an image.</summary>
    public TurningDigit Forward(Grid2<TurningInk> image)
    {
        TurningField h = Activate(Normalize(Trunk.Forward(image)));
        TurningParts parts = ActivateReduced(NormalizeReduced(Reduce(image.Pixels, h)));
        Pixels coarse = image.Pixels.Coarser(2);
        parts = ActivateRefined(NormalizeRefined(Refine(coarse, parts)));
        TurningInvariants found = Gather(coarse, parts);
        return Read(ActivateGathered(NormalizeGathered(found)).Mean(image.Batch));
    }
}
