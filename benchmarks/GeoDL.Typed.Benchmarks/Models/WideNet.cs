namespace GeoDL.Typed.Benchmarks;

/// <summary>A convolution, a gate and a residual: the emitted code of this model is a snapshot in the tests of the generator as well.</summary>
[EquivariantModel]
public sealed partial class WideNet
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Wide> Interact(Neighbourhood edges, Wide x);

    [Gate]
    private partial Wide Activate(Gated<Wide> x);

    [TensorProduct]
    private partial Wide Mix(Wide x, Wide y);

    public Wide Forward(PointCloud<Wide> cloud)
    {
        Wide h = Activate(Interact(cloud.Edges, cloud.Features));
        return h + Mix(h, h);
    }
}
