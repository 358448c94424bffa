using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A gate: scalars are activated, each copy of l &gt; 0 is multiplied by its activated gate; e3nn's <c>nn.Gate</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GateLayer : Layer
{
    private protected GateLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model. Functions are scaled to unit second moment.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand: scalars, gates and gated blocks, sorted and merged.</param>
    /// <param name="result">Signature of the result; with odd gates the gated blocks have flipped parities.</param>
    /// <param name="even">Function of 0e.</param>
    /// <param name="odd">Function of 0o.</param>
    /// <param name="gates">Function of gates 0e.</param>
    /// <param name="oddGates">Function of gates 0o, those of the last copies.</param>
    /// <param name="constants">Which second-moment constants.</param>
    /// <param name="givenConstants">Numbers instead, of even, odd, gates and odd gates.</param>
    public static GateLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        Nonlinearity even,
        Nonlinearity odd,
        Nonlinearity gates,
        Nonlinearity oddGates,
        MomentConstants constants,
        double[]? givenConstants = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        GateSpec spec =
            GateSpec.Between(input.Signature.Irreps, result.Signature.Irreps, even, odd, gates, oddGates)
            ?? throw new ArgumentException(
                $"Layer '{builder.Path}': no gate leads from {input} to {result}.",
                nameof(input)
            );
        builder.CheckConstants(givenConstants, 4);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new GateLayer<float>(builder, input, result, spec, constants, givenConstants)
            : new GateLayer<double>(builder, input, result, spec, constants, givenConstants);
    }

    /// <summary>The gate, row by row.</summary>
    public abstract Handle Apply(Handle x);
}
