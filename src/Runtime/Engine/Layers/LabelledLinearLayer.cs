using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// An equivariant linear map for each species: a row is multiplied by the map of its label. It is e3nn's product of all
/// copies with one-hot rows, without these rows.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LabelledLinearLayer : Layer
{
    private protected LabelledLinearLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model, with parameters <c>weight</c> [species, weights of a map]
    /// (standard normal) and <c>bias</c> [species, biases of a map] (zero).
    /// </summary>
    /// <typeparam name="TKernel">The emitted map.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="residual">Whether the operand is added to the result; the signatures must be equal.</param>
    /// <param name="species">How many maps there are.</param>
    public static LabelledLinearLayer Create<TKernel>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        bool residual,
        int species
    )
        where TKernel : struct, ILinearKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(species, 1);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new LabelledLinearLayer<TKernel, float>(builder, input, result, residual, species)
            : new LabelledLinearLayer<TKernel, double>(builder, input, result, residual, species);
    }

    /// <summary>Applies to each row the map of its label.</summary>
    /// <exception cref="ArgumentException">The labels are not those of the operand's rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no species.</exception>
    public abstract Handle Apply(Handle x, Labels species);
}
