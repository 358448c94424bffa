using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A steerable convolution over neighbours, k(x) = F(|x|) Y(x/|x|): for each edge the sender's features times the
/// harmonics of the edge, path by path, each copy weighted by a network of the length; summed at the receiver; then
/// mixed by a linear map (Thomas et al., 1802.08219; the layer of Batzner et al., 2101.03164, without its first linear
/// map).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SteerableConvolutionLayer : Layer
{
    private protected SteerableConvolutionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TProduct">Channel-wise product of the operand with the harmonics, weights row by
    /// row.</typeparam>
    /// <typeparam name="TLinear">Linear map from the product to the result.</typeparam>
    /// <typeparam name="THarmonics">Harmonics of degrees 0 … MaxDegree, component normalisation.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="middle">Signature of the product.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="options">Hyperparameters.</param>
    public static SteerableConvolutionLayer Create<TProduct, TLinear, THarmonics>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout middle,
        FeatureLayout result,
        SteerableConvolutionOptions options
    )
        where TProduct : struct, IBilinearKernel
        where TLinear : struct, ILinearKernel
        where THarmonics : struct, IHarmonicsKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(middle);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(builder.Path);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new SteerableConvolutionLayer<TProduct, TLinear, THarmonics, float>(
                builder,
                input,
                middle,
                result,
                options
            )
            : new SteerableConvolutionLayer<TProduct, TLinear, THarmonics, double>(
                builder,
                input,
                middle,
                result,
                options
            );
    }

    /// <summary>The convolution of features of points: one row a receiver.</summary>
    public Handle Apply(Neighbourhood edges, Handle x) => Apply(edges.Geometry, x);

    /// <summary>The convolution of features of points of a plane.</summary>
    public Handle Apply(PlaneNeighbourhood edges, Handle x) => Apply(edges.Geometry, x);

    /// <summary>The hyperparameters.</summary>
    internal abstract SteerableConvolutionOptions Options { get; }

    /// <summary>
    /// The weights that the radial network gives to edges of these lengths, envelope included: a row for each.
    /// </summary>
    internal abstract double[] RadialWeights(ReadOnlySpan<double> lengths, double cutoff);

    /// <summary>The convolution over any relation.</summary>
    internal abstract Handle Apply(Relation relation, Handle x);
}
