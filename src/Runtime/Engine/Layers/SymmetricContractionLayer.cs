using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Equivariant polynomials of each channel, with weights by species.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SymmetricContractionLayer : Layer
{
    private protected SymmetricContractionLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model, with parameters <c>weight_b_n</c> [species, column, channel].
    /// </summary>
    /// <typeparam name="TKernel">The emitted polynomials.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="species">How many species have weights.</param>
    /// <param name="isLabelled">Whether rows have labels; else all are of species 0.</param>
    /// <param name="isRedundant">
    /// Whether columns are redundant: then weights begin smaller, by the number of columns, as in MACE.
    /// </param>
    public static SymmetricContractionLayer Create<TKernel>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int species,
        bool isLabelled,
        bool isRedundant
    )
        where TKernel : struct, IContractionKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(species, 1);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new SymmetricContractionLayer<TKernel, float>(builder, input, result, species, isLabelled, isRedundant)
            : new SymmetricContractionLayer<TKernel, double>(builder, input, result, species, isLabelled, isRedundant);
    }

    /// <summary>Whether rows have labels.</summary>
    internal abstract bool IsLabelled { get; }

    /// <summary>The polynomials of each row, all of one species.</summary>
    public abstract Handle Apply(Handle x);

    /// <summary>The polynomials of each row, with the weights of its species.</summary>
    /// <exception cref="ArgumentException">The labels are not those of the operand's rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no species.</exception>
    public abstract Handle Apply(Handle x, Labels species);
}
