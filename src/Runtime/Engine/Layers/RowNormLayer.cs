using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Equivariant normalisation of a row by one number.</summary>
/// <remarks>
/// Every number is divided by √(v + ε), v the mean over the B merged blocks of Σ x²/(mul·dimᵖ), or of Σ x²/dimᵖ where
/// copies are added; then multiplied by a weight of its copy. A zero row stays zero.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowNormLayer : Layer
{
    private protected RowNormLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model; affine with the parameter <c>weight</c> (one for each copy).
    /// </summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="affine">Whether there are weights.</param>
    /// <param name="epsilon">Added to the mean square, in its units.</param>
    /// <param name="sumOverCopies">Whether squares are added over the copies of a block, not averaged.</param>
    /// <param name="componentPower">p, from 0 to 4.</param>
    public static RowNormLayer Create(
        ModelBuilder builder,
        FeatureLayout layout,
        bool affine,
        double epsilon,
        bool sumOverCopies,
        int componentPower
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfNegative(componentPower);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(componentPower, 4);
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
            ? new RowNormLayer<float>(builder, layout, affine, epsilon, sumOverCopies, componentPower)
            : new RowNormLayer<double>(builder, layout, affine, epsilon, sumOverCopies, componentPower);
    }

    /// <summary>The normalised rows.</summary>
    public abstract Handle Apply(Handle x);
}
