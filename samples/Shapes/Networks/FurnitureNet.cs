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

/// <summary>What the coarsest voxels hold.</summary>
[Irreps("32x0e + 16x1o + 8x2e")]
public readonly ref partial struct Pieces;

/// <summary>Numbers that neither rotations nor mirrors change.</summary>
[Irreps("64x0e")]
public readonly ref partial struct Findings;

/// <summary>One logit for each kind of furniture.</summary>
[Irreps("10x0e")]
public readonly ref partial struct Furniture;

/// <summary>The steerable network of the benchmark, under O(3): 41 → 21 → 11 → 6 voxels.</summary>
[EquivariantModel(Approximate = 0.06)]
public sealed partial class FurnitureNet
{
    [SteerableConvolution(Size = 3, MaxDegree = 2, Stride = 2)]
    private partial Gated<Edges> Lift(Voxels grid, Filling x);

    [BatchNorm]
    private partial Gated<Edges> NormalizeLifted(Gated<Edges> x);

    [Gate]
    private partial Edges ActivateLifted(Gated<Edges> x);

    [SteerableConvolution(Size = 3, MaxDegree = 2, Stride = 2)]
    private partial Gated<Parts> Reduce(Voxels grid, Edges x);

    [BatchNorm]
    private partial Gated<Parts> NormalizeReduced(Gated<Parts> x);

    [Gate]
    private partial Parts ActivateReduced(Gated<Parts> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2)]
    private partial Gated<Parts> Refine(Voxels grid, Parts x);

    [BatchNorm]
    private partial Gated<Parts> NormalizeRefined(Gated<Parts> x);

    [Gate]
    private partial Parts ActivateRefined(Gated<Parts> x);

    [SteerableConvolution(Size = 3, MaxDegree = 2, Stride = 2)]
    private partial Gated<Pieces> ReduceAgain(Voxels grid, Parts x);

    [BatchNorm]
    private partial Gated<Pieces> NormalizeReducedAgain(Gated<Pieces> x);

    [Gate]
    private partial Pieces ActivateReducedAgain(Gated<Pieces> x);

    [SteerableConvolution(Size = 5, MaxDegree = 2)]
    private partial Findings Gather(Voxels grid, Pieces x);

    [BatchNorm]
    private partial Findings NormalizeGathered(Findings x);

    [Activation(Nonlinearity.SiLU)]
    private partial Findings ActivateGathered(Findings x);

    [MaxPool(Size = 6)]
    private partial Findings Largest(Voxels grid, Findings x);

    [Dropout(0.2)]
    private partial Findings Forget(Findings x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial Furniture ReadMean(Findings x);

    [MultiLayerPerceptron(Hidden = [64], Bias = true)]
    private partial Furniture ReadLargest(Findings x);

    /// <summary>One row a shape.</summary>
    public Furniture Forward([Shape(41, 41, 41)] Grid3<Filling> volume)
    {
        Voxels v21 = volume.Voxels.Coarser(2),
            v11 = v21.Coarser(2),
            v6 = v11.Coarser(2);
        Edges edges = ActivateLifted(NormalizeLifted(Lift(volume.Voxels, volume.Features)));
        Parts parts = ActivateReduced(NormalizeReduced(Reduce(v21, edges)));
        parts = parts + ActivateRefined(NormalizeRefined(Refine(v11, parts)));
        Pieces pieces = ActivateReducedAgain(NormalizeReducedAgain(ReduceAgain(v11, parts)));
        Findings found = ActivateGathered(NormalizeGathered(Gather(v6, pieces)));
        return ReadMean(Forget(found.Mean(volume.Batch)))
            + ReadLargest(Forget(Largest(v6, found).Mean(volume.Batch)));
    }
}
