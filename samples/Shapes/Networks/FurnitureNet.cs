namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>A voxel: how much of it is filled.</summary>
[Irreps("filling: 0e")]
public readonly ref partial struct Filling;

/// <summary>What the first layer finds at a voxel: scalars, vectors, and what has two ends alike.</summary>
[Irreps("6x0e + 3x1o + 1x2e")]
public readonly ref partial struct Edges;

/// <summary>What coarser voxels hold.</summary>
[Irreps("16x0e + 8x1o + 4x2e")]
public readonly ref partial struct Parts;

/// <summary>Numbers that neither rotations nor mirrors change.</summary>
[Irreps("64x0e")]
public readonly ref partial struct Findings;

/// <summary>One logit for each kind of furniture.</summary>
[Irreps("10x0e")]
public readonly ref partial struct Furniture;

/// <summary>The steerable network of the benchmark, under O(3): 41 → 21 → 11 voxels, and the mean over them.</summary>
/// <remarks>Borders reflect: see <see cref="SolidNet"/>.</remarks>
[EquivariantModel(Approximate = 0.06)]
public sealed partial class FurnitureNet
{
    [SteerableConvolution(Size = 3, MaxDegree = 2, Stride = 2, Border = Border.Reflect)]
    private partial Gated<Edges> Lift(Voxels grid, Filling x);

    [BatchNorm(Instance = true)]
    private partial Gated<Edges> NormalizeLifted(Gated<Edges> x);

    [Gate]
    private partial Edges ActivateLifted(Gated<Edges> x);

    [SteerableConvolution(Size = 3, MaxDegree = 2, Stride = 2, Border = Border.Reflect)]
    private partial Gated<Parts> Reduce(Voxels grid, Edges x);

    [BatchNorm(Instance = true)]
    private partial Gated<Parts> NormalizeReduced(Gated<Parts> x);

    [Gate]
    private partial Parts ActivateReduced(Gated<Parts> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Border = Border.Reflect)]
    private partial Gated<Parts> Refine(Voxels grid, Parts x);

    [BatchNorm(Instance = true)]
    private partial Gated<Parts> NormalizeRefined(Gated<Parts> x);

    [Gate]
    private partial Parts ActivateRefined(Gated<Parts> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Border = Border.Reflect)]
    private partial Gated<Parts> Combine(Voxels grid, Parts x);

    [BatchNorm(Instance = true)]
    private partial Gated<Parts> NormalizeCombined(Gated<Parts> x);

    [Gate]
    private partial Parts ActivateCombined(Gated<Parts> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2, Border = Border.Reflect)]
    private partial Findings Gather(Voxels grid, Parts x);

    [Activation(Nonlinearity.SiLU)]
    private partial Findings ActivateGathered(Findings x);

    [Dropout(0.2)]
    private partial Findings Forget(Findings x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial Furniture Read(Findings x);

    /// <summary>One row a shape.</summary>
    public Furniture Forward([Shape(41, 41, 41)] Grid3<Filling> volume)
    {
        Voxels v21 = volume.Voxels.Coarser(2),
            v11 = v21.Coarser(2);
        Edges edges = ActivateLifted(NormalizeLifted(Lift(volume.Voxels, volume.Features)));
        Parts parts = ActivateReduced(NormalizeReduced(Reduce(v21, edges)));
        parts = parts + ActivateRefined(NormalizeRefined(Refine(v11, parts)));
        parts = parts + ActivateCombined(NormalizeCombined(Combine(v11, parts)));
        Findings found = ActivateGathered(Gather(v11, parts));
        return Read(Forget(found.Mean(volume.Batch)));
    }
}
