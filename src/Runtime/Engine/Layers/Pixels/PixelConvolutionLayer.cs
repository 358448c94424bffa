using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A steerable convolution over pixels, Σ k(x) f(p + x) over a square window: sampled harmonics of the window first, a
/// few for each number of a pixel, coupled to the irreps of the result; then copies are mixed by a linear map. The
/// kernel itself is never expanded.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PixelConvolutionLayer : Layer
{
    private protected PixelConvolutionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TLinear">Linear map from the coupled values to the result.</typeparam>
    /// <typeparam name="TWindow">The sampled harmonics and their couplings.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="options">Stride and border.</param>
    public static PixelConvolutionLayer Create<TLinear, TWindow>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        PixelConvolutionOptions options
    )
        where TLinear : struct, ILinearKernel
        where TWindow : struct, IWindowKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(builder.Path);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new PixelConvolutionLayer<TLinear, TWindow, float>(builder, input, result, options)
            : new PixelConvolutionLayer<TLinear, TWindow, double>(builder, input, result, options);
    }

    /// <summary>
    /// The convolution of features of pixels; the result lives on the same grid, on its coarser one where there is a
    /// stride, and inside it where the border is none.
    /// </summary>
    public abstract Handle Apply(Pixels grid, Handle x);
}
