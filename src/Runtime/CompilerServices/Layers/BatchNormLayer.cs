using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Equivariant batch normalisation; e3nn's <c>nn.BatchNorm</c> with component normalisation.</summary>
/// <remarks>
/// Only invariants are averaged over the batch: the mean of 0e, and for each copy of every irrep the mean square over rows and
/// components. 0e is centred; every copy is divided by √(mean square + ε). Affine: times a weight a copy, plus a bias a copy of 0e.
/// While training the batch's own statistics are used, and the running ones, (1−μ)·old + μ·new, are staged in the pass; otherwise
/// the running ones are used.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BatchNormLayer : Layer
{
    private protected BatchNormLayer(string path)
        : base(path)
    {
    }

    /// <summary>Makes the layer in the precision of the model: buffers <c>running_mean</c> (zero) and <c>running_var</c> (one), affine with <c>weight</c> (one) and <c>bias</c> (zero).</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="affine">Whether there are weights and biases.</param>
    /// <param name="epsilon">Added to the mean square, in its units.</param>
    /// <param name="momentum">The weight μ of the present batch in the running statistics.</param>
    public static BatchNormLayer Create(ModelBuilder builder, FeatureLayout layout, bool affine, double epsilon, double momentum)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        if (!(epsilon > 0 && double.IsFinite(epsilon)))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, $"Layer '{builder.Path}' divides by root mean squares: Epsilon is a positive number.");
        if (!(momentum >= 0 && momentum <= 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, $"Layer '{builder.Path}': Momentum is a weight in [0, 1].");
        builder.Declare($"{layout} → {layout}");
        return builder.Precision == Precision.Single
            ? new BatchNormLayer<float>(builder, layout, affine, epsilon, momentum)
            : new BatchNormLayer<double>(builder, layout, affine, epsilon, momentum);
    }

    /// <summary>The normalised rows.</summary>
    public abstract Handle Apply(Handle x);
}
