using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Each copy times a learned number, y_um = w_u x_um.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScaleLayer : Layer
{
    private protected ScaleLayer(string path)
        : base(path) { }

    /// <summary>Makes the layer in the precision of the model, with the parameter <c>weight</c>, one a copy.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="initial">What the weights begin with.</param>
    public static ScaleLayer Create(ModelBuilder builder, FeatureLayout layout, double initial)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!OptionRules.IsScale(initial))
        {
            throw new ArgumentOutOfRangeException(
                nameof(initial),
                initial,
                $"Layer '{builder.Path}': Initial is {OptionRules.AllowedScale}."
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new ScaleLayer<float>(builder, layout, initial)
            : new ScaleLayer<double>(builder, layout, initial);
    }

    /// <summary>The scaled rows.</summary>
    public abstract Handle Apply(Handle x);
}
