namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Where the emitted kernels of products come from.</summary>
[EquivariantModel]
public sealed partial class ProductLayers
{
    [TensorProduct("64x0e + 64x1o", "0e + 1o", "128x0e + 128x1o", Kind = ProductKind.Channelwise)]
    private partial Features Channelwise1(Features x, Features y, Features weights);

    [TensorProduct("64x0e + 64x1o + 64x2e", "0e + 1o + 2e", "192x0e + 256x1o + 256x2e", Kind = ProductKind.Channelwise)]
    private partial Features Channelwise2(Features x, Features y, Features weights);

    [TensorProduct("64x0e + 64x1o + 64x2e + 64x3o", "0e + 1o + 2e + 3o", "256x0e + 384x1o + 448x2e + 384x3o", Kind = ProductKind.Channelwise)]
    private partial Features Channelwise3(Features x, Features y, Features weights);

    [TensorProduct("32x0e + 32x1o + 32x2e", "0e + 1o + 2e", "32x0e + 32x1o + 32x2e")]
    private partial Features FullyConnected(Features x, Features y);

    [TensorProduct("64x0e + 64x1o + 64x2e", "64x0e + 64x1o + 64x2e", "128x0e + 64x1e + 64x2e + 64x0e + 64x1e + 64x2e + 64x3e + 64x4e", Kind = ProductKind.Elementwise)]
    private partial Features Elementwise(Features x, Features y);

    [TensorProduct("8x0e + 8x1o + 8x2e", "8x0e + 8x1o + 8x2e", "192x0e + 256x1o + 128x1e + 128x2o + 256x2e + 128x3o + 64x3e + 64x4e", Kind = ProductKind.Full)]
    private partial Features Full(Features x, Features y);
}
