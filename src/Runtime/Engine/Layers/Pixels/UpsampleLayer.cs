using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Features of blocks on the pixels of the blocks: see <see cref="UpsampleAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UpsampleLayer : Layer
{
    private protected UpsampleLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="factor">Pixels along a side of a block.</param>
    /// <param name="mode">What lies between the centres of blocks.</param>
    /// <exception cref="ArgumentException">The factor or the mode does not exist.</exception>
    public static UpsampleLayer Create(ModelBuilder builder, FeatureLayout layout, int factor, UpsampleMode mode)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!OptionRules.IsBlockSize(factor))
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor),
                factor,
                $"Layer '{builder.Path}': Factor is {OptionRules.AllowedBlockSize}."
            );
        }
        if (!Enum.IsDefined(mode))
            throw new ArgumentException($"Layer '{builder.Path}': '{mode}' is not a named mode.", nameof(mode));
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new UpsampleLayer<float>(builder.Path, layout, factor, mode)
            : new UpsampleLayer<double>(builder.Path, layout, factor, mode);
    }

    /// <summary>The features on the pixels of a grid, of those on its blocks.</summary>
    public Handle Apply(Pixels grid, Handle x) => Apply(grid.View, x);

    /// <summary>The features on the voxels of a grid, of those on its blocks.</summary>
    public Handle Apply(Voxels grid, Handle x) => Apply(grid.View, x);

    private protected abstract Handle Apply(GridView grid, Handle x);
}
