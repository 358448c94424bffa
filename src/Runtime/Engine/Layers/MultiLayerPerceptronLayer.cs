using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A multi-layer perceptron on even scalars; e3nn's <c>FullyConnectedNet</c>.</summary>
/// <remarks>
/// Hidden layers: c·f(x·W/√h_in), c the second-moment constant of the activation f; the last layer x·W/√h_in;
/// optionally with biases.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MultiLayerPerceptronLayer : Layer
{
    private protected MultiLayerPerceptronLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model, with parameters <c>0.weight</c> [h_in, h_out] (standard
    /// normal), <c>0.bias</c> (zero), <c>1.weight</c>, …
    /// </summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand: 0e only.</param>
    /// <param name="result">Signature of the result: 0e only.</param>
    /// <param name="hidden">Widths of the hidden layers; none gives one linear layer.</param>
    /// <param name="activation">The function f of the hidden layers.</param>
    /// <param name="bias">Whether layers have biases.</param>
    /// <param name="constants">Which second-moment constants.</param>
    public static MultiLayerPerceptronLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int[] hidden,
        Nonlinearity activation,
        bool bias,
        MomentConstants constants
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(hidden);
        CheckScalars(builder.Path, input);
        CheckScalars(builder.Path, result);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new MultiLayerPerceptronLayer<float>(builder, input, result, hidden, activation, bias, constants)
            : new MultiLayerPerceptronLayer<double>(builder, input, result, hidden, activation, bias, constants);
    }

    /// <summary>Applies the network to each row.</summary>
    public abstract Handle Apply(Handle x);

    private static void CheckScalars(string path, FeatureLayout layout)
    {
        if (!layout.Signature.Irreps.All(static b => b.Irrep.IsScalar))
        {
            throw new ArgumentException(
                $"Layer '{path}' mixes even scalars by arbitrary functions, but {layout} has other irreps."
            );
        }
    }
}
