namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>A column of voxels under C_1: the 17 slices of a volume are the channels of an image.</summary>
[Irreps("17x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct SolidSlices;

/// <summary>Channels.</summary>
[Irreps("8x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct SolidField;

/// <summary>A logit for each kind of shape, and how right-handed it is.</summary>
[Irreps("kinds: 9x0 + handedness: 0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainSolids;

/// <summary>An ordinary network without symmetry, of the contest.</summary>
/// <remarks>See <see cref="SliceNet"/>.</remarks>
[EquivariantModel(Group = Group.CN, Fold = 1)]
public sealed partial class PlainSolidNet
{
    [GroupConvolution(Size = 5, Stride = 2)]
    private partial SolidField Lift(Pixels grid, SolidSlices x);

    [BatchNorm]
    private partial SolidField NormalizeLifted(SolidField x);

    [Activation(Nonlinearity.ReLU)]
    private partial SolidField ActivateLifted(SolidField x);

    [GroupConvolution(Size = 5)]
    private partial SolidField Refine(Pixels grid, SolidField x);

    [BatchNorm]
    private partial SolidField NormalizeRefined(SolidField x);

    [Activation(Nonlinearity.ReLU)]
    private partial SolidField ActivateRefined(SolidField x);

    [MultiLayerPerceptron(Hidden = [32], Bias = true)]
    private partial PlainSolids Read(SolidField x);

    /// <summary>One row a shape.</summary>
    public PlainSolids Forward([Shape(17, 17)] Grid2<SolidSlices> volume)
    {
        Pixels p9 = volume.Pixels.Coarser(2);
        SolidField h = ActivateLifted(NormalizeLifted(Lift(volume.Pixels, volume.Features)));
        h = ActivateRefined(NormalizeRefined(Refine(p9, h)));
        return Read(h.Mean(volume.Batch));
    }
}
