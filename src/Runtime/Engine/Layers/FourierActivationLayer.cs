using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A pointwise function of functions on a circle: see <see cref="FourierActivationAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FourierActivationLayer : Layer
{
    private protected FourierActivationLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result: each irrep once, with equal copies.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="function">The function of the values.</param>
    /// <param name="normalize">Whether it is scaled to unit second moment.</param>
    /// <exception cref="ArgumentException">The irreps are no function on a circle, or their copies differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples is not allowed.</exception>
    public static FourierActivationLayer Create(
        ModelBuilder builder,
        FeatureLayout layout,
        int samples,
        Nonlinearity function,
        bool normalize
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        Nonlinearities.Check(function);
        Irrep[] irreps = Array.ConvertAll(layout.Merged, static b => b.Irrep);
        if (
            CircleFunction.WhyNot(irreps) is not null
            || Array.Exists(layout.Merged, b => b.Mul != layout.Merged[0].Mul)
        )
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}' samples functions on a circle: each irrep once with equal copies, "
                    + $"not {layout}.",
                nameof(layout)
            );
        }
        var circle = new CircleFunction(irreps);
        if (!circle.AllowsSamples(samples))
        {
            throw new ArgumentOutOfRangeException(
                nameof(samples),
                samples,
                $"Layer '{builder.Path}': Samples is {circle.AllowedSamples}."
            );
        }
        builder.Declare(layout, layout);
        return builder.Precision == Precision.Single
            ? new FourierActivationLayer<float>(builder.Path, layout, circle, samples, function, normalize)
            : new FourierActivationLayer<double>(builder.Path, layout, circle, samples, function, normalize);
    }

    /// <summary>Applies the function to each copy.</summary>
    public abstract Handle Apply(Handle x);
}
