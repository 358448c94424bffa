using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Equivariant layer normalisation within one row, block by block.</summary>
/// <remarks>
/// Equal neighbouring blocks count as one. A block of 0e is centred over its copies; every block is divided by √(q +
/// ε), q the mean square over its copies and components (component normalisation: each component gets variance one).
/// Affine: times one weight per copy, plus one bias per copy of 0e. A zero vector stays zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerNormLayer : Layer
{
    private protected LayerNormLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model; affine with parameters <c>weight</c> (one) and <c>bias</c>
    /// (zero).
    /// </summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="affine">Whether there are weights and biases.</param>
    /// <param name="epsilon">Added to the mean square, in its units.</param>
    public static LayerNormLayer Create(ModelBuilder builder, FeatureLayout layout, bool affine, double epsilon)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!OptionRules.IsEpsilon(epsilon))
        {
            throw new ArgumentOutOfRangeException(
                nameof(epsilon),
                epsilon,
                $"Layer '{builder.Path}' divides by root mean squares: Epsilon is {OptionRules.AllowedEpsilon}."
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new LayerNormLayer<float>(builder, layout, affine, epsilon)
            : new LayerNormLayer<double>(builder, layout, affine, epsilon);
    }

    /// <summary>The normalised rows.</summary>
    public abstract Handle Apply(Handle x);
}
