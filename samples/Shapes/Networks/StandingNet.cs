namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>
/// <see cref="FurnitureNet"/> that is told which way is up: a vector, which turns with the shape. The README says what
/// that is worth.
/// </summary>
[EquivariantModel(Approximate = 0.015)]
public sealed partial class StandingNet
{
    [SteerableConvolution(Size = 9, ProfileWidth = 1.6, MaxDegree = 2, Stride = 2, LowPass = false, Bias = false)]
    private partial Gated<Edges> Lift(Voxels grid, Standing x);

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
    public Furniture Forward([Shape(49, 49, 49)] Grid3<Standing> volume)
    {
        Voxels v25 = volume.Voxels.Coarser(2),
            v13 = v25.Coarser(2);
        Edges edges = FadeEdges(v25, ActivateLifted(Lift(volume.Voxels, volume.Features)));
        return Trunk.Forward(v13, FadeParts(v13, ActivateReduced(Reduce(v25, edges))), volume.Batch);
    }
}
