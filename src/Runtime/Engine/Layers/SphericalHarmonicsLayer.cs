using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Real spherical harmonics of one copy of l = 1, polar axis y; e3nn's <c>o3.SphericalHarmonics</c>.</summary>
/// <remarks>
/// If normalised, harmonics of the direction x/√(|x|²+ε²), which is zero at zero, so that every l &gt; 0 is zero there.
/// Otherwise the homogeneous polynomials |x|ˡ·Y(x/|x|).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SphericalHarmonicsLayer : Layer
{
    private protected SphericalHarmonicsLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TKernel">The emitted polynomials, in their normalisation.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">One copy of l = 1.</param>
    /// <param name="result">One copy of each wanted degree, ascending.</param>
    /// <param name="normalize">Whether the direction is taken.</param>
    /// <param name="epsilon">ε of the direction, in the units of the operand; it has no effect without
    /// <paramref name="normalize"/>.</param>
    public static SphericalHarmonicsLayer Create<TKernel>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        bool normalize,
        double epsilon
    )
        where TKernel : struct, IHarmonicsKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        if (!OptionRules.IsDirectionEpsilon(epsilon))
        {
            throw new ArgumentOutOfRangeException(
                nameof(epsilon),
                epsilon,
                $"Layer '{builder.Path}': Epsilon is {OptionRules.AllowedDirectionEpsilon}."
            );
        }
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new SphericalHarmonicsLayer<TKernel, float>(builder.Path, input, result, normalize, epsilon)
            : new SphericalHarmonicsLayer<TKernel, double>(builder.Path, input, result, normalize, epsilon);
    }

    /// <summary>The harmonics of each row.</summary>
    public abstract Handle Apply(Handle x);
}
