using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Which tensor each parameter is, and what it is multiplied by; the same for both directions.</summary>
internal sealed class ExchangePlan
{
    /// <summary>Numbers that differ by less are the same one, written with other digits.</summary>
    private const double SameConstant = 1e-13;

    private readonly ExchangeOptions _options;
    private readonly bool _ownNames;

    /// <summary>A plan of a model.</summary>
    /// <param name="parameters">The model.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="ownNames">Whether the file has this library's names, not e3nn's.</param>
    /// <exception cref="ArgumentException">A path of the options is none of the model, or two parameters have one
    /// name.</exception>
    internal ExchangePlan(ParameterSet parameters, ExchangeOptions options, bool ownNames = false)
    {
        (_options, _ownNames) = (options, ownNames);
        foreach (string key in options.Names.Keys.Concat(options.Constants.Keys))
        {
            if (
                !parameters.All.Any(p => DottedPaths.IsAtOrBelow(p.Path, key))
                && !parameters.Activations.Any(a => DottedPaths.IsAtOrBelow(a.Path, key))
            )
            {
                throw new ArgumentException(
                    $"The model has nothing at '{key}', which the options name.",
                    nameof(options)
                );
            }
        }

        Parameters = [.. parameters.All.Select(p => (p, NameOf(p)))];
        if (Parameters.GroupBy(static p => p.Name).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException(
                $"The options give one name, '{twice.Key}', to "
                    + $"{string.Join(" and ", twice.Select(static p => $"'{p.Parameter.Path}'"))}.",
                nameof(options)
            );
        }
    }

    /// <summary>The parameters with their names in the file, in the order of the model.</summary>
    internal IReadOnlyList<(Parameter Parameter, string Name)> Parameters { get; }

    /// <summary>The name in the file of a layer.</summary>
    internal string NameOf(string path) => Renamed(path, path);

    /// <summary>
    /// By what each parameter here is the tensor there: the quotient of the constants of the function before it. Other
    /// parameters are the same.
    /// </summary>
    /// <param name="parameters">The model.</param>
    /// <param name="stated">The number that the file states for a function of a layer.</param>
    /// <param name="misfits">Gets what does not fit.</param>
    internal Dictionary<Parameter, double> Factors(
        ParameterSet parameters,
        Func<ActivationUse, double?> stated,
        List<string> misfits
    )
    {
        var factors = new Dictionary<Parameter, double>();
        // A layer may have a function several times.
        var found = new List<string>();
        foreach (ActivationUse use in parameters.Activations)
        {
            string what = $"'{use.Path}' multiplies {use.Function} by {FiniteNumbers.Text(use.Constant)}";
            string? key = DottedPaths.Longest(use.Path, _options.Constants.Keys);
            if ((key is null ? stated(use) : _options.Constants[key].Of(use.Function)) is not { } other)
            {
                string why = key is null ? "neither the options nor the file say" : "the options do not say";
                found.Add($"{what}, and {why} by what the other network does");
            }
            else if (Math.Abs((other / use.Constant) - 1) < SameConstant)
            {
                continue;
            }
            else if (use.Behind is null)
            {
                found.Add(
                    $"{what}, the other network by {FiniteNumbers.Text(other)}; state its Constants or GivenConstants"
                );
            }
            else
            {
                factors[use.Behind] = other / use.Constant;
            }
        }

        misfits.AddRange(found.Distinct(StringComparer.Ordinal));
        return factors;
    }

    private string NameOf(Parameter parameter) =>
        Renamed(parameter.Path, _ownNames ? parameter.Path : parameter.ExchangePath);

    /// <summary>The name of a path that other libraries end differently.</summary>
    private string Renamed(string path, string exchanged)
    {
        if (DottedPaths.Longest(path, _options.Names.Keys) is not { } key)
            return exchanged;
        string rest =
            path.Length == key.Length ? string.Empty
            : DottedPaths.IsAtOrBelow(exchanged, key) ? exchanged
            : path;
        return DottedPaths.Join(
            _options.Names[key],
            rest.Length == 0 || key.Length == 0 ? rest : rest[(key.Length + 1)..]
        );
    }
}
