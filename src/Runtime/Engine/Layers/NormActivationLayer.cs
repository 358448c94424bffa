using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Scales each copy by a function of its norm; e3nn's <c>nn.NormActivation</c>.</summary>
/// <remarks>
/// Normalised: f(n + b)·x/n with n = max(|x|, ε). Otherwise: f(|x| + b)·x. Zero stays zero in both; where f(b) ≠ 0 the
/// normalised form scales norms below ε by f(b)/ε, so use the other form for features that vanish by symmetry.
/// The function is not scaled to unit second moment, as in e3nn.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NormActivationLayer : Layer
{
    private protected NormActivationLayer(string path)
        : base(path) { }

    /// <summary>
    /// Creates the layer in the precision of the model, optionally with the parameter <c>bias</c> (zero, one per copy).
    /// </summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result.</param>
    /// <param name="function">The function f of the norm.</param>
    /// <param name="normalize">Whether the direction is scaled rather than x itself.</param>
    /// <param name="epsilon">The smallest norm by which is divided, in the units of x; it has no effect without
    /// <paramref name="normalize"/>.</param>
    /// <param name="bias">Whether each norm gets a learned bias b.</param>
    public static NormActivationLayer Create(
        ModelBuilder builder,
        FeatureLayout layout,
        Nonlinearity function,
        bool normalize,
        double epsilon,
        bool bias
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        Nonlinearities.Check(function);
        if (normalize && !OptionRules.IsEpsilon(epsilon))
        {
            throw new ArgumentOutOfRangeException(
                nameof(epsilon),
                epsilon,
                $"Layer '{builder.Path}' divides by norms: Epsilon is {OptionRules.AllowedEpsilon}."
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new NormActivationLayer<float>(builder, layout, function, normalize, epsilon, bias)
            : new NormActivationLayer<double>(builder, layout, function, normalize, epsilon, bias);
    }

    /// <summary>Applies the activation to each copy.</summary>
    public abstract Handle Apply(Handle x);
}
