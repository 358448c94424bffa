using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer with a kernel that sums over windows of voxels.</summary>
internal interface IVolumeLayer
{
    /// <summary>Sampled harmonics, couplings and mixing.</summary>
    VolumeConvolutionSpec Convolution(LayerSignatures signatures);
}
