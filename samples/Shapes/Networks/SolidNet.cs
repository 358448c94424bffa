namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>What the first layer finds at a voxel: scalars, vectors, and what has two ends alike.</summary>
[Irreps("8x0e + 4x1o + 2x2e")]
public readonly ref partial struct Surfaces;

/// <summary>What the second layer finds: 1e and 2o have a sense of rotation.</summary>
[Irreps("12x0e + 4x1o + 2x1e + 1x2o + 2x2e")]
public readonly ref partial struct Curls;

/// <summary>Numbers that no rotation changes; a mirror changes the sign of the odd ones.</summary>
[Irreps("12x0o + 48x0e")]
public readonly ref partial struct Marks;

/// <summary>
/// A logit for each kind of shape, and how right-handed it is: the same in all orientations, and −1 times that of its
/// mirror image.
/// </summary>
[Irreps("kinds: 9x0e + handedness: 0o")]
public readonly ref partial struct Solids;

/// <summary>The steerable network of the contest, under O(3): 17 → 9 voxels, and the mean over them.</summary>
/// <remarks>
/// Two things keep an upright training from finding the voxels. Kernels are so wide and smooth that voxels hardly show
/// in them (0.4 % where 6 % would be allowed). And every layer makes nothing of nothing, so that zeros beyond the
/// border are the empty space that goes on there: no layer before the mean has a bias or subtracts one.
/// </remarks>
[EquivariantModel(Approximate = 0.015)]
public sealed partial class SolidNet
{
    [SteerableConvolution(Size = 5, MaxDegree = 2, Stride = 2, Bias = false)]
    private partial Gated<Surfaces> Lift(Voxels grid, Filling x);

    [Gate]
    private partial Surfaces ActivateLifted(Gated<Surfaces> x);

    [SteerableConvolution(Size = 7, MaxDegree = 2, Bias = false)]
    private partial Gated<Curls> Convolve(Voxels grid, Surfaces x);

    [Gate]
    private partial Curls Activate(Gated<Curls> x);

    [SteerableConvolution(Size = 7, MaxDegree = 2, Bias = false)]
    private partial Marks Gather(Voxels grid, Curls x);

    [Gate]
    private partial Marks ActivateGathered(Marks x);

    [LayerNorm(OverRow = true)]
    private partial Marks Level(Marks x);

    [Linear]
    private partial Marks Mix(Marks x);

    [Gate]
    private partial Marks ActivateMixed(Marks x);

    [Linear]
    private partial Solids Read(Marks x);

    /// <summary>One row a shape.</summary>
    public Solids Forward([Shape(17, 17, 17)] Grid3<Filling> volume)
    {
        Voxels v9 = volume.Voxels.Coarser(2);
        Surfaces surfaces = ActivateLifted(Lift(volume.Voxels, volume.Features));
        Curls curls = Activate(Convolve(v9, surfaces));
        Marks marks = ActivateGathered(Gather(v9, curls));
        return Read(ActivateMixed(Mix(Level(marks.Mean(volume.Batch)))));
    }
}
