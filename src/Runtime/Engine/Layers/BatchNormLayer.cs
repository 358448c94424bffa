using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Equivariant batch normalisation; e3nn's <c>nn.BatchNorm</c>.</summary>
/// <remarks>
/// Only invariants are averaged over the batch: the mean of 0e, and for each copy of every irrep the mean square over
/// rows and components (of its norm over rows; or the mean over clouds of the largest row). 0e is centred; every copy
/// is divided by √(mean square + ε). Affine: times one weight per copy, plus one bias per copy of 0e. While training
/// the batch's own statistics are used, and the running ones, (1−μ)·old + μ·new, are staged in the pass; otherwise the
/// running ones are used. With Instance each cloud always has statistics of its own. A copy of a field is one copy: its
/// mean over rows and values is that of its 0e, and the mean square is over rows and values.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BatchNormLayer : Layer
{
    private protected BatchNormLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model: buffers <c>running_mean</c> (zero) and <c>running_var</c> (one)
    /// unless Instance is set; if affine, parameters <c>weight</c> (one) and <c>bias</c> (zero).
    /// </summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="options">Its hyperparameters.</param>
    public static BatchNormLayer Create(ModelBuilder builder, FeatureLayout layout, BatchNormOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(builder.Path);
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new BatchNormLayer<float>(builder, layout, options)
            : new BatchNormLayer<double>(builder, layout, options);
    }

    /// <summary>The normalised rows.</summary>
    public abstract Handle Apply(Handle x);
}
