using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The number by which a network multiplies each function of scalars, for unit second moment on standard normal input:
/// exact, e3nn's sampled one, or given.
/// </summary>
/// <remarks>Weights that were trained behind one number do not fit behind another.</remarks>
public sealed class ActivationConstants
{
    private readonly string _name;
    private readonly Func<Nonlinearity, double?> _constants;

    private ActivationConstants(string name, Func<Nonlinearity, double?> constants) =>
        (_name, _constants) = (name, constants);

    /// <summary>The integrals: <see cref="MomentConstants.Exact"/>.</summary>
    public static ActivationConstants Exact { get; } = new("exact", static f => NonlinearityFacts.MomentConstant(f));

    /// <summary>e3nn 0.5's, from samples: <see cref="MomentConstants.E3nn"/>.</summary>
    public static ActivationConstants E3nn { get; } =
        new("e3nn", static f => NonlinearityFacts.MomentConstant(f, MomentConstants.E3nn));

    /// <summary>Given numbers; 1 for a function that is used as it is.</summary>
    /// <param name="constants">The number of each function.</param>
    /// <exception cref="ArgumentException">A number is not positive and finite.</exception>
    public static ActivationConstants Given(IReadOnlyDictionary<Nonlinearity, double> constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        var copy = constants.ToDictionary();
        foreach ((Nonlinearity function, double constant) in copy)
        {
            if (!(constant > 0) || !double.IsFinite(constant))
            {
                throw new ArgumentException(
                    $"The constant of {function} is {FiniteNumbers.Text(constant)}; a positive number is needed.",
                    nameof(constants)
                );
            }
        }

        return new ActivationConstants("given", f => copy.TryGetValue(f, out double constant) ? constant : null);
    }

    /// <summary>The number of a function; null if none was given.</summary>
    public double? Of(Nonlinearity function) => _constants(function);

    /// <inheritdoc/>
    public override string ToString() => _name;
}
