using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One row for each block of pixels: see <see cref="MeanPoolAttribute"/>, <see cref="MaxPoolAttribute"/> and
/// <see cref="NormPoolAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BlockPoolLayer : Layer
{
    private protected BlockPoolLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="pooling">What is made of the pixels of a block.</param>
    /// <param name="size">Pixels along a side of a block.</param>
    /// <exception cref="ArgumentException">The size or the way to pool does not exist, or irreps without values are to
    /// be compared by value.</exception>
    public static BlockPoolLayer Create(ModelBuilder builder, FeatureLayout layout, BlockPooling pooling, int size)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!OptionRules.IsBlockSize(size))
        {
            throw new ArgumentOutOfRangeException(
                nameof(size),
                size,
                $"Layer '{builder.Path}': Size is {OptionRules.AllowedBlockSize}."
            );
        }
        if (!Enum.IsDefined(pooling))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': '{pooling}' is not a named way to pool.",
                nameof(pooling)
            );
        }
        if (
            pooling == BlockPooling.Max
            && layout.Signature.Terms.FirstOrDefault(static t => t.Field is null && !t.Irreps[0].IsScalar) is { } other
        )
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}' compares the values of scalars and fields, and {other.Text} has none.",
                nameof(layout)
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? Create<float>(builder.Path, layout, pooling, size)
            : Create<double>(builder.Path, layout, pooling, size);
    }

    /// <summary>The pooled rows, on the grid's blocks.</summary>
    public Handle Apply(Pixels grid, Handle x) => Apply(grid.View, x);

    /// <summary>The pooled rows, on the grid's blocks.</summary>
    public Handle Apply(Voxels grid, Handle x) => Apply(grid.View, x);

    private protected abstract Handle Apply(GridView grid, Handle x);

    private static BlockPoolLayer Create<S>(string path, FeatureLayout layout, BlockPooling pooling, int size)
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S> =>
        pooling switch
        {
            BlockPooling.Mean => new MeanPoolLayer<S>(path, layout, size),
            BlockPooling.Max => new MaxPoolLayer<S>(path, layout, size),
            _ => new NormPoolLayer<S>(path, layout, size),
        };
}
