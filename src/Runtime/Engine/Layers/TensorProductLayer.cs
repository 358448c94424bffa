using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A Clebsch-Gordan tensor product; e3nn's <c>o3.TensorProduct</c>. Unreachable blocks of the result are zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TensorProductLayer : Layer
{
    private protected TensorProductLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model; weights that it owns are the parameter <c>weight</c> (standard
    /// normal).
    /// </summary>
    /// <typeparam name="TKernel">The emitted product.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="left">Signature of the first operand.</param>
    /// <param name="right">Signature of the second operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="weights">Where the weights come from.</param>
    public static TensorProductLayer Create<TKernel>(
        ModelBuilder builder,
        FeatureLayout left,
        FeatureLayout right,
        FeatureLayout result,
        TensorWeights weights
    )
        where TKernel : struct, IBilinearKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(result);
        builder.Declare(result, left, right);
        return builder.Precision == Precision.Single
            ? new TensorProductLayer<TKernel, float>(builder, left, right, result, weights)
            : new TensorProductLayer<TKernel, double>(builder, left, right, result, weights);
    }

    /// <summary>The product, row by row, with no weights or the layer's own.</summary>
    public abstract Handle Apply(Handle x, Handle y);

    /// <summary>The product, row by row, each row with its own weights in e3nn's flat order.</summary>
    public abstract Handle Apply(Handle x, Handle y, Handle weights);
}
