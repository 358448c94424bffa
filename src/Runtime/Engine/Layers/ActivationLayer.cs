using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Functions of scalars, and of the values of fields, one per declared block; e3nn's <c>nn.Activation</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActivationLayer : Layer
{
    private protected ActivationLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result: that of the operand, except that an even function maps 0o to
    /// 0e.</param>
    /// <param name="functions">One function per declared block; <see cref="Nonlinearity.Identity"/> copies, and is the
    /// only one on l &gt; 0 outside fields.</param>
    /// <param name="normalize">Whether functions are scaled to unit second moment.</param>
    /// <param name="constants">Which second-moment constants.</param>
    /// <param name="givenConstants">Numbers instead, one for each declared block.</param>
    public static ActivationLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        Nonlinearity[] functions,
        bool normalize,
        MomentConstants constants,
        double[]? givenConstants = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(functions);
        builder.CheckConstants(givenConstants, input.Signature.Terms.Count);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new ActivationLayer<float>(builder, input, result, functions, normalize, constants, givenConstants)
            : new ActivationLayer<double>(builder, input, result, functions, normalize, constants, givenConstants);
    }

    /// <summary>Applies the functions to each number.</summary>
    public abstract Handle Apply(Handle x);
}
