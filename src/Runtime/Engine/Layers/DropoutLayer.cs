using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Drops whole copies of irreps and of fields while training; e3nn's <c>nn.Dropout</c>.</summary>
/// <remarks>
/// A copy of a row is kept with probability 1 − p, and then divided by it. The mask is a function of the seed of the
/// model, the number of the step, the path of the layer, the row and the copy: a resumed run reproduces it, and a layer
/// that is applied twice in one pass drops the same copies.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DropoutLayer : Layer
{
    private protected DropoutLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="probability">The probability that a copy is dropped, in [0, 1).</param>
    public static DropoutLayer Create(ModelBuilder builder, FeatureLayout layout, double probability)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!(probability >= 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability),
                probability,
                $"Layer '{builder.Path}' drops with a probability in [0, 1)."
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new DropoutLayer<float>(builder.Path, layout, probability)
            : new DropoutLayer<double>(builder.Path, layout, probability);
    }

    /// <summary>The rows with dropped copies; the operand itself when not training.</summary>
    public abstract Handle Apply(Handle x);
}
