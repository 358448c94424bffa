namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>What the steerable networks of the benchmark do with 13 × 13 × 13 voxels.</summary>
/// <remarks>
/// A third stride would leave voxels that are coarse for what they hold: products of features need finer ones.
/// </remarks>
[EquivariantModel(Approximate = 0.015)]
public sealed partial class FurnitureTrunk
{
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
    /// <param name="grid">The voxels.</param>
    /// <param name="parts">What they hold.</param>
    /// <param name="volumes">Which voxels are of which shape.</param>
    public Furniture Forward(Voxels grid, Parts parts, Batch volumes)
    {
        Parts more = parts + FadeParts(grid, ActivateRefined(Refine(grid, parts)));
        more = more + FadeParts(grid, ActivateCombined(Combine(grid, more)));
        Findings found = FadeFound(grid, ActivateGathered(Gather(grid, more)));
        return Read(Level(found.Mean(volumes)));
    }
}
