namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>A voxel: how much of it is filled.</summary>
[Irreps("filling: 0e")]
public readonly ref partial struct Filling;

/// <summary>What the first layer finds at a voxel: scalars, vectors, and what has two ends alike.</summary>
[Irreps("16x0e + 8x1o + 4x2e")]
public readonly ref partial struct Edges;

/// <summary>What coarser voxels hold.</summary>
[Irreps("32x0e + 16x1o + 8x2e")]
public readonly ref partial struct Parts;

/// <summary>Numbers that neither rotations nor mirrors change.</summary>
[Irreps("192x0e")]
public readonly ref partial struct Findings;

/// <summary>One logit for each kind of furniture.</summary>
[Irreps("10x0e")]
public readonly ref partial struct Furniture;

/// <summary>The steerable network of the benchmark, under O(3): 49 → 25 → 13 voxels, and the mean over them.</summary>
/// <remarks>
/// See <see cref="SolidNet"/> for why kernels are wide and nothing before the mean has a bias or a norm. What is found
/// fades towards the sides of the grid, so that turned shapes lose no more there than upright ones. A third stride
/// would leave voxels that are coarse for what they hold: products of features need finer ones. Kernels in front of a
/// stride are so wide that the voxels left out would add nothing.
/// </remarks>
[EquivariantModel(Approximate = 0.015)]
public sealed partial class FurnitureNet
{
    [SteerableConvolution(Size = 9, ProfileWidth = 1.6, MaxDegree = 2, Stride = 2, LowPass = false, Bias = false)]
    private partial Gated<Edges> Lift(Voxels grid, Filling x);

    [Gate]
    private partial Edges ActivateLifted(Gated<Edges> x);

    [Fade(Width = 2)]
    private partial Edges FadeEdges(Voxels grid, Edges x);

    [SteerableConvolution(Size = 7, ProfileWidth = 1.3, MaxDegree = 2, Stride = 2, Bias = false)]
    private partial Gated<Parts> Reduce(Voxels grid, Edges x);

    [Gate]
    private partial Parts ActivateReduced(Gated<Parts> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Bias = false)]
    private partial Gated<Parts> Refine(Voxels grid, Parts x);

    [Gate]
    private partial Parts ActivateRefined(Gated<Parts> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Bias = false)]
    private partial Gated<Parts> Combine(Voxels grid, Parts x);

    [Gate]
    private partial Parts ActivateCombined(Gated<Parts> x);

    [Fade(Width = 2)]
    private partial Parts FadeParts(Voxels grid, Parts x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Bias = false)]
    private partial Findings Gather(Voxels grid, Parts x);

    [Activation(Nonlinearity.SiLU)]
    private partial Findings ActivateGathered(Findings x);

    [Fade(Width = 2)]
    private partial Findings FadeFound(Voxels grid, Findings x);

    [LayerNorm]
    private partial Findings Level(Findings x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial Furniture Read(Findings x);

    /// <summary>One row a shape.</summary>
    public Furniture Forward([Shape(49, 49, 49)] Grid3<Filling> volume)
    {
        Voxels v25 = volume.Voxels.Coarser(2),
            v13 = v25.Coarser(2);
        Edges edges = FadeEdges(v25, ActivateLifted(Lift(volume.Voxels, volume.Features)));
        Parts parts = FadeParts(v13, ActivateReduced(Reduce(v25, edges)));
        parts = parts + FadeParts(v13, ActivateRefined(Refine(v13, parts)));
        parts = parts + FadeParts(v13, ActivateCombined(Combine(v13, parts)));
        Findings found = FadeFound(v13, ActivateGathered(Gather(v13, parts)));
        return Read(Level(found.Mean(volume.Batch)));
    }
}
