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
/// Borders reflect: empty space goes on as it is. Zeros would be a wall, since features of empty space are not
/// zero, and an upright shape would learn its distance from it.
/// </remarks>
[EquivariantModel(Approximate = 0.06)]
public sealed partial class SolidNet
{
    [SteerableConvolution(Size = 3, MaxDegree = 2, Stride = 2, Border = Border.Reflect)]
    private partial Gated<Surfaces> Lift(Voxels grid, Filling x);

    [BatchNorm]
    private partial Gated<Surfaces> NormalizeLifted(Gated<Surfaces> x);

    [Gate]
    private partial Surfaces ActivateLifted(Gated<Surfaces> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Border = Border.Reflect)]
    private partial Gated<Curls> Convolve(Voxels grid, Surfaces x);

    [BatchNorm]
    private partial Gated<Curls> Normalize(Gated<Curls> x);

    [Gate]
    private partial Curls Activate(Gated<Curls> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Border = Border.Reflect)]
    private partial Marks Gather(Voxels grid, Curls x);

    [BatchNorm]
    private partial Marks NormalizeGathered(Marks x);

    [Gate]
    private partial Marks ActivateGathered(Marks x);

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
        Surfaces surfaces = ActivateLifted(NormalizeLifted(Lift(volume.Voxels, volume.Features)));
        Curls curls = Activate(Normalize(Convolve(v9, surfaces)));
        Marks marks = ActivateGathered(NormalizeGathered(Gather(v9, curls)));
        return Read(ActivateMixed(Mix(marks.Mean(volume.Batch))));
    }
}
