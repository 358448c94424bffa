using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A convolution over the neighbours on a surface, and a linear map of the vertex itself: the convolution of points of
/// a plane, with features carried from each sender to the frame of the receiver.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MeshConvolutionLayer : Layer
{
    private protected MeshConvolutionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TProduct">Channel-wise product of the operand with the harmonics, weights row by
    /// row.</typeparam>
    /// <typeparam name="TLinear">Linear map from the product to the result.</typeparam>
    /// <typeparam name="THarmonics">Harmonics of orders 0 … MaxDegree in the plane, component
    /// normalisation.</typeparam>
    /// <typeparam name="TSelf">Linear map from the operand to the result.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="middle">Signature of the product.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="rings">The number of radial functions.</param>
    /// <param name="radius">The unit of lengths; 0 for the longest edge of each mesh.</param>
    public static MeshConvolutionLayer Create<TProduct, TLinear, THarmonics, TSelf>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout middle,
        FeatureLayout result,
        int rings,
        double radius
    )
        where TProduct : struct, IBilinearKernel
        where TLinear : struct, ILinearKernel
        where THarmonics : struct, IHarmonicsKernel
        where TSelf : struct, ILinearKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(middle);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(rings, 1);
        if (!OptionRules.IsCutoff(radius))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': Radius is {OptionRules.AllowedCutoff}, not {FiniteNumbers.Text(radius)}.",
                nameof(radius)
            );
        }
        builder.Declare(result, input);
        // The profile is a sum of polynomials without a network, and edges end where faces do, so nothing fades out.
        var options = new SteerableConvolutionOptions
        {
            Basis = RadialBasis.Chebyshev,
            BasisCount = rings,
            RadialLayers = 0,
            Envelope = CutoffEnvelope.None,
            Cutoff = radius,
        };
        return builder.Precision == Precision.Single
            ? new MeshConvolutionLayer<TProduct, TLinear, THarmonics, TSelf, float>(
                builder,
                input,
                middle,
                result,
                options
            )
            : new MeshConvolutionLayer<TProduct, TLinear, THarmonics, TSelf, double>(
                builder,
                input,
                middle,
                result,
                options
            );
    }

    /// <summary>The convolution of features of vertices.</summary>
    /// <exception cref="ArgumentException">The features are not those of the surface's vertices, or an edge is longer
    /// than the layer's radius.</exception>
    public abstract Handle Apply(Surface surface, Handle x);
}
