using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a kernel that sums over windows of pixels.</summary>
internal interface IWindowLayer
{
    /// <summary>Sampled harmonics, couplings and mixing.</summary>
    PixelConvolutionSpec Convolution(LayerSignatures signatures);
}
