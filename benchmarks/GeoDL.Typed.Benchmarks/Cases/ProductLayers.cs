namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Where the emitted kernels of products come from.</summary>
[EquivariantModel]
public sealed partial class ProductLayers
{
    [TensorProduct("64x0e + 64x1o", "0e + 1o", "128x0e + 128x1o", Kind = ProductKind.Channelwise)]
    private partial Features Channelwise1(Features x, Features y, Features weights);

    [TensorProduct("64x0e + 64x1o + 64x2e", "0e + 1o + 2e", "192x0e + 256x1o + 256x2e", Kind = ProductKind.Channelwise)]
    private partial Features Channelwise2(Features x, Features y, Features weights);

    [TensorProduct(
        "64x0e + 64x1o + 64x2e + 64x3o",
        "0e + 1o + 2e + 3o",
        "256x0e + 384x1o + 448x2e + 384x3o",
        Kind = ProductKind.Channelwise
    )]
    private partial Features Channelwise3(Features x, Features y, Features weights);

    [TensorProduct("32x0e + 32x1o + 32x2e", "0e + 1o + 2e", "32x0e + 32x1o + 32x2e")]
    private partial Features FullyConnected(Features x, Features y);

    [TensorProduct(
        "64x0e + 64x1o + 64x2e",
        "64x0e + 64x1o + 64x2e",
        "128x0e + 64x1e + 64x2e + 64x0e + 64x1e + 64x2e + 64x3e + 64x4e",
        Kind = ProductKind.Elementwise
    )]
    private partial Features Elementwise(Features x, Features y);

    [TensorProduct(
        "8x0e + 8x1o + 8x2e",
        "8x0e + 8x1o + 8x2e",
        "192x0e + 256x1o + 128x1e + 128x2o + 256x2e + 128x3o + 64x3e + 64x4e",
        Kind = ProductKind.Full
    )]
    private partial Features Full(Features x, Features y);

    [TensorProduct("64x0e + 64x1o", "0e + 1o", "128x0e + 128x1o + 64x1e", Kind = ProductKind.Channelwise)]
    private partial Features All1(Features x, Features y, Features weights);

    [TensorProduct(
        "64x0e + 64x1o + 64x2e",
        "0e + 1o + 2e",
        "192x0e + 256x1o + 128x1e + 128x2o + 256x2e",
        Kind = ProductKind.Channelwise
    )]
    private partial Features All2(Features x, Features y, Features weights);

    [TensorProduct(
        "64x0e + 64x1o + 64x2e + 64x3o",
        "0e + 1o + 2e + 3o",
        "256x0e + 384x1o + 192x1e + 256x2o + 448x2e + 384x3o + 256x3e",
        Kind = ProductKind.Channelwise
    )]
    private partial Features All3(Features x, Features y, Features weights);

    [TensorProduct("16x0e + 8x1o + 4x2e", "0e + 1o + 2e", "28x0e + 36x1o + 32x2e", Kind = ProductKind.Channelwise)]
    private partial Features Uneven16(Features x, Features y, Features weights);

    [TensorProduct("4x0e + 4x1o", "0e + 1o", "8x0e + 8x1o", Kind = ProductKind.Channelwise)]
    private partial Features Uneven4(Features x, Features y, Features weights);

    [TensorProduct("1x1o", "0e + 1o", "1x0e + 1x1o", Kind = ProductKind.Channelwise)]
    private partial Features Uneven1(Features x, Features y, Features weights);

    [TensorProduct("128x0e + 128x1o", "0e + 1o", "256x0e + 256x1o + 128x1e + 128x2e", Kind = ProductKind.Full)]
    private partial Features Full1(Features x, Features y);

    [TensorProduct(
        "128x0e + 128x1o + 128x2e",
        "0e + 1o + 2e",
        "384x0e + 512x1o + 256x1e + 256x2o + 512x2e + 256x3o + 128x3e + 128x4e",
        Kind = ProductKind.Full
    )]
    private partial Features Full2(Features x, Features y);

    [TensorProduct(
        "128x0e + 128x1o + 128x2e + 128x3o",
        "0e + 1o + 2e + 3o",
        "512x0e + 768x1o + 384x1e + 512x2o + 896x2e + 768x3o + 512x3e + 256x4o + 512x4e + 256x5o + 128x5e + 128x6e",
        Kind = ProductKind.Full
    )]
    private partial Features Full3(Features x, Features y);

    [Linear("32x0e + 32x1o + 32x2e", "32x0e + 32x1o + 32x2e")]
    private partial Features Linear32(Features x);

    [Linear("64x0e + 64x1o + 64x2e", "64x0e + 64x1o + 64x2e")]
    private partial Features Linear64(Features x);

    [Linear("128x0e + 128x1o + 128x2e", "128x0e + 128x1o + 128x2e")]
    private partial Features Linear128(Features x);
}
