using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A steerable convolution over voxels, Σ k(x) f(p + x) over a window: sampled harmonics of the window first, a few for
/// each number of a voxel, coupled to the irreps of the result; then copies are mixed by a linear map. The kernel
/// itself is never expanded.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class VolumeConvolutionLayer : Layer
{
    private protected VolumeConvolutionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TKernel">The sampled harmonics, their couplings and where the map lies.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="options">Stride, border and spacing.</param>
    public static VolumeConvolutionLayer Create<TKernel>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        VolumeConvolutionOptions options
    )
        where TKernel : struct, IVolumeKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(builder.Path);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new VolumeConvolutionLayer<TKernel, float>(builder, input, result, options)
            : new VolumeConvolutionLayer<TKernel, double>(builder, input, result, options);
    }

    /// <summary>
    /// The convolution of features of voxels; the result lives on the same grid, on its coarser one where there is a
    /// stride, and inside it where the border is none.
    /// </summary>
    public abstract Handle Apply(Voxels grid, Handle x);
}
