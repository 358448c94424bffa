using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Features that end at the largest disc or ball of each grid: see <see cref="FadeAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FadeLayer : Layer
{
    private protected FadeLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="width">Pixels from where it begins to where nothing is left.</param>
    /// <exception cref="ArgumentException">The width is too small or too large.</exception>
    public static FadeLayer Create(ModelBuilder builder, FeatureLayout layout, int width)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!OptionRules.IsFadeWidth(width))
        {
            throw new ArgumentOutOfRangeException(
                nameof(width),
                width,
                $"Layer '{builder.Path}': Width is {OptionRules.AllowedFadeWidth}."
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new FadeLayer<float>(builder.Path, layout, width)
            : new FadeLayer<double>(builder.Path, layout, width);
    }

    /// <summary>The faded features of pixels.</summary>
    public Handle Apply(Pixels grid, Handle x) => Apply(grid.View, x);

    /// <summary>The faded features of voxels.</summary>
    public Handle Apply(Voxels grid, Handle x) => Apply(grid.View, x);

    private protected abstract Handle Apply(GridView grid, Handle x);
}
