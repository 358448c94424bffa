using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// An equivariant linear map with its weights; e3nn's <c>o3.Linear</c>. Unreachable blocks of the result are zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LinearLayer : Layer
{
    private protected LinearLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model, with parameters <c>weight</c> (standard normal) and <c>bias</c>
    /// (zero).
    /// </summary>
    /// <typeparam name="TKernel">The emitted map.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="residual">Whether the operand is added to the result; the signatures must be equal.</param>
    public static LinearLayer Create<TKernel>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        bool residual
    )
        where TKernel : struct, ILinearKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new LinearLayer<TKernel, float>(builder, input, result, residual)
            : new LinearLayer<TKernel, double>(builder, input, result, residual);
    }

    /// <summary>Applies the map to each row.</summary>
    public abstract Handle Apply(Handle x);
}
