namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>The steerable network of the benchmark, under O(3): 49 → 25 → 13 voxels, and the mean over them.</summary>
/// <remarks>
/// See <see cref="SolidNet"/> for why kernels are wide and nothing before the mean has a bias or a norm. What is found
/// fades towards the sides of the grid, so that turned shapes lose no more there than upright ones. Kernels in front of
/// a stride are so wide that the voxels left out would add nothing.
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

    [Fade(Width = 2)]
    private partial Parts FadeParts(Voxels grid, Parts x);

    [Module]
    private partial FurnitureTrunk Trunk { get; }

    /// <summary>One row a shape.</summary>
    public Furniture Forward([Shape(49, 49, 49)] Grid3<Filling> volume)
    {
        Voxels v25 = volume.Voxels.Coarser(2),
            v13 = v25.Coarser(2);
        Edges edges = FadeEdges(v25, ActivateLifted(Lift(volume.Voxels, volume.Features)));
        return Trunk.Forward(v13, FadeParts(v13, ActivateReduced(Reduce(v25, edges))), volume.Batch);
    }
}
