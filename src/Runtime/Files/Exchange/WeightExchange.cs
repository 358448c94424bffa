using System.Globalization;
using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>Carries weights between a model and files of other libraries; see <see cref="Checkpoint"/>.</summary>
internal static class WeightExchange
{
    /// <summary>Beginnings of what e3nn stores beside weights: constants of its couplings.</summary>
    private const string Couplings = "_w3j_";

    private const string Mask = "output_mask";

    /// <inheritdoc cref="Checkpoint.Import"/>
    internal static IReadOnlyDictionary<string, string> Import(
        string path,
        ParameterSet parameters,
        ExchangeOptions options
    )
    {
        TensorFile file = TensorFile.Read(path);
        IReadOnlyList<string> misfits = TryImport(file, parameters, options);
        return misfits.Count == 0
            ? file.Metadata
            : throw new InvalidDataException(
                $"The file '{path}' does not fit the model: {string.Join("; ", misfits)}."
            );
    }

    /// <summary>Imports a file, or gives all that does not fit and changes nothing.</summary>
    internal static IReadOnlyList<string> TryImport(TensorFile file, ParameterSet parameters, ExchangeOptions options)
    {
        // A checkpoint that another program changed has this library's names, and the model's constants.
        bool isOwn = file.Metadata.ContainsKey("geodl.format");
        var plan = new ExchangePlan(parameters, options, isOwn);
        StatedConstants stated = TensorFile.Checked(file.Source, () => StatedConstants.Read(file.Metadata));
        var misfits = new List<string>();
        Dictionary<Parameter, double> factors = plan.Factors(
            parameters,
            use => isOwn ? use.Constant : stated.Of(plan.NameOf(use.Path), use.Function),
            misfits
        );
        var values = new List<(Parameter Parameter, double[] Values)>();
        foreach ((Parameter parameter, string name) in plan.Parameters)
        {
            if (Numbers(file, name, parameter, factors.GetValueOrDefault(parameter, 1), misfits) is { } numbers)
                values.Add((parameter, numbers));
        }

        HashSet<string> used = [.. plan.Parameters.Select(static p => p.Name)];
        misfits.AddRange(Left(file, used, options, isOwn));
        if (misfits.Count > 0)
            return misfits;
        using (parameters.Exclusively("import parameters"))
        {
            parameters.CheckOwn("import parameters");
            foreach ((Parameter parameter, double[] numbers) in values)
                parameter.Assign(numbers);
        }

        return [];
    }

    /// <inheritdoc cref="Checkpoint.Export"/>
    internal static void Export(string path, ParameterSet parameters, ExchangeOptions options)
    {
        var plan = new ExchangePlan(parameters, options);
        var misfits = new List<string>();
        Dictionary<Parameter, double> factors = plan.Factors(parameters, static use => use.Constant, misfits);
        if (misfits.Count > 0)
        {
            throw new ArgumentException(
                $"The model does not fit the constants of the options: {string.Join("; ", misfits)}.",
                nameof(options)
            );
        }
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" };
        if (parameters.Activations.Count > 0)
        {
            metadata[StatedConstants.Key] = StatedConstants.Write(
                parameters.Activations.Select(use =>
                    (
                        plan.NameOf(use.Path),
                        use.Function,
                        use.Behind is null ? use.Constant : use.Constant * factors.GetValueOrDefault(use.Behind, 1)
                    )
                )
            );
        }
        SafeTensorsWriter.Write(
            path,
            [
                .. plan.Parameters.Select(p => new SafeTensor(
                    p.Name,
                    SafeTensor.TypeOf(parameters.Precision),
                    p.Parameter.Shape.ToArray(),
                    Bytes(p.Parameter, factors)
                )),
            ],
            metadata
        );
    }

    private static SafeTensor.Source Bytes(Parameter parameter, Dictionary<Parameter, double> factors)
    {
        if (!factors.TryGetValue(parameter, out double factor))
            return () => parameter.Bytes;
        double[] values = Array.ConvertAll(parameter.ToArray(), v => v / factor);
        byte[] bytes =
            parameter.Set.Precision == Precision.Single
                ? MemoryMarshal.AsBytes(Array.ConvertAll(values, static v => (float)v).AsSpan()).ToArray()
                : MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        return () => bytes;
    }

    private static double[]? Numbers(
        TensorFile file,
        string name,
        Parameter parameter,
        double factor,
        List<string> misfits
    )
    {
        string shape = Text(parameter.Shape.ToArray());
        if (!file.Tensors.TryGetValue(name, out NumberArray? tensor))
        {
            misfits.Add($"it lacks '{name}' {shape}");
            return null;
        }
        if (!parameter.Shape.SequenceEqual([.. tensor.Shape]))
        {
            misfits.Add($"'{name}' is {Text(tensor.Shape)} in the file, but {shape} in the model");
            return null;
        }
        if (!tensor.Type.IsFloatingPoint())
        {
            misfits.Add($"'{name}' {shape} has the type {tensor.Type}, not one of floating-point numbers");
            return null;
        }
        double[] values = tensor.ToDoubles();
        if (factor != 1)
            values = Array.ConvertAll(values, v => v * factor);
        int unfit = parameter.FirstUnfit(values);
        if (unfit < 0)
            return values;
        misfits.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{name}' {shape} has {values[unfit]} at index {unfit}, which no model of "
                    + $"{parameter.Set.Precision.ToString().ToLowerInvariant()} precision holds"
            )
        );
        return null;
    }

    /// <summary>What the file has and the model does not, and what the options ignore though it is not there.</summary>
    private static IEnumerable<string> Left(TensorFile file, HashSet<string> used, ExchangeOptions options, bool isOwn)
    {
        foreach (string ignored in options.Ignored)
        {
            if (!file.Tensors.Keys.Any(name => DottedPaths.IsAtOrBelow(name, ignored)))
                yield return $"it has nothing at '{ignored}', which the options ignore";
        }

        foreach ((string name, NumberArray tensor) in file.Tensors)
        {
            string last = name[(name.LastIndexOf('.') + 1)..];
            if (
                !used.Contains(name)
                && !options.Ignored.Any(ignored => DottedPaths.IsAtOrBelow(name, ignored))
                && !tensor.Shape.Contains(0)
                && last != Mask
                && !last.StartsWith(Couplings, StringComparison.Ordinal)
                && !(isOwn && name.Contains('/'))
            )
            {
                yield return $"it has {TorchNames.Quoted(name)} {Text(tensor.Shape)}, which the model does not have";
            }
        }
    }

    private static string Text(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape)}]";
}
