namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>
/// A column of voxels under C_1, which has no turn but that by zero: the 49 slices of a volume are the channels of an
/// image.
/// </summary>
[Irreps("49x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct Slices;

/// <summary>Channels.</summary>
[Irreps("21x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct SliceField;

/// <summary>One logit for each kind of furniture.</summary>
[Irreps("10x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct SliceFurniture;

/// <summary>
/// An ordinary convolutional network without symmetry: it slides over two directions, and the slices along the third
/// are its channels.
/// </summary>
[EquivariantModel(Group = Group.CN, Fold = 1)]
public sealed partial class SliceNet
{
    [GroupConvolution(Size = 5, Stride = 2)]
    private partial SliceField Lift(Pixels grid, Slices x);

    [BatchNorm]
    private partial SliceField NormalizeLifted(SliceField x);

    [Activation(Nonlinearity.ReLU)]
    private partial SliceField ActivateLifted(SliceField x);

    [GroupConvolution(Size = 5, Stride = 2)]
    private partial SliceField Reduce(Pixels grid, SliceField x);

    [BatchNorm]
    private partial SliceField NormalizeReduced(SliceField x);

    [Activation(Nonlinearity.ReLU)]
    private partial SliceField ActivateReduced(SliceField x);

    [GroupConvolution(Size = 5)]
    private partial SliceField Refine(Pixels grid, SliceField x);

    [BatchNorm]
    private partial SliceField NormalizeRefined(SliceField x);

    [Activation(Nonlinearity.ReLU)]
    private partial SliceField ActivateRefined(SliceField x);

    [Dropout(0.2)]
    private partial SliceField Forget(SliceField x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial SliceFurniture Read(SliceField x);

    /// <summary>One row a shape.</summary>
    public SliceFurniture Forward([Shape(49, 49)] Grid2<Slices> volume)
    {
        Pixels p25 = volume.Pixels.Coarser(2),
            p13 = p25.Coarser(2);
        SliceField h = ActivateLifted(NormalizeLifted(Lift(volume.Pixels, volume.Features)));
        h = ActivateReduced(NormalizeReduced(Reduce(p25, h)));
        h = ActivateRefined(NormalizeRefined(Refine(p13, h)));
        return Read(Forget(h.Mean(volume.Batch)));
    }
}
