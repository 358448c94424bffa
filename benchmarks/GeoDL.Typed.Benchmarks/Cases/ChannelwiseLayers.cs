namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Where the emitted kernels of <see cref="Channelwise"/> come from.</summary>
[EquivariantModel]
public sealed partial class ChannelwiseLayers
{
    [TensorProduct("64x0e + 64x1o", "0e + 1o", "128x0e + 128x1o", Kind = ProductKind.Channelwise)]
    private partial Features Degree1(Features x, Features y, Features weights);

    [TensorProduct("64x0e + 64x1o + 64x2e", "0e + 1o + 2e", "192x0e + 256x1o + 256x2e", Kind = ProductKind.Channelwise)]
    private partial Features Degree2(Features x, Features y, Features weights);

    [TensorProduct("64x0e + 64x1o + 64x2e + 64x3o", "0e + 1o + 2e + 3o", "256x0e + 384x1o + 448x2e + 384x3o", Kind = ProductKind.Channelwise)]
    private partial Features Degree3(Features x, Features y, Features weights);
}
