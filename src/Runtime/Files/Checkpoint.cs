using System.Globalization;

namespace GeoDL.Typed;

/// <summary>Saves and restores models, and training runs so that a resumed run equals an uninterrupted one bit by bit.</summary>
/// <remarks>
/// Format: safetensors. Parameters under their paths; an optimiser's state as <c>adam.m/path</c>, <c>adam.v/path</c>; signatures of the
/// layers, precision, seed, step and the optimiser's description (learning-rate schedule included) as metadata. Random layers and data
/// order are functions of seed and step, so these two numbers are the whole random state.
/// </remarks>
public static class Checkpoint
{
    private const string Format = "GeoDL.Typed/1";

    /// <summary>Saves a model and, if given, the optimiser that trains it. An interrupted save never harms the old file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="optimiser">The optimiser, to resume training.</param>
    /// <param name="notes">Anything else worth keeping, as text; keys must not start with <c>geodl.</c>.</param>
    public static void Save(string path, ParameterSet parameters, Optimiser? optimiser = null, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["geodl.format"] = Format,
            ["geodl.precision"] = parameters.Precision.ToString(),
            ["geodl.seed"] = parameters.Seed.ToString(CultureInfo.InvariantCulture),
        };
        foreach ((string layer, string signature) in parameters.Signatures)
            metadata["geodl.signature." + layer] = signature;
        foreach ((string key, string value) in notes ?? new Dictionary<string, string>())
        {
            if (key.StartsWith("geodl.", StringComparison.Ordinal))
                throw new ArgumentException($"The note '{key}' would hide one of the checkpoint's own; choose a key that does not start with 'geodl.'.", nameof(notes));
            metadata[key] = value;
        }

        var tensors = new List<SafeTensor>();
        foreach (Parameter parameter in parameters.All)
            tensors.Add(SafeTensor.Of(parameter.Path, parameters.Precision, parameter.Shape, parameter.ToArray()));
        if (optimiser is not null)
            AddOptimiser(parameters, optimiser, metadata, tensors);
        SafeTensors.Write(path, tensors, metadata);
    }

    /// <summary>Restores a model and, if given, its optimiser. Everything is checked before anything is changed.</summary>
    /// <returns>The notes that were saved.</returns>
    /// <exception cref="InvalidDataException">The file is cut off, foreign, or of another model; the message says which tensor or signature.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, ParameterSet parameters, Optimiser? optimiser = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        (Dictionary<string, SafeTensor> tensors, Dictionary<string, string> metadata) = SafeTensors.Read(path);
        if (metadata.GetValueOrDefault("geodl.format") != Format)
            throw new InvalidDataException($"'{path}' is a safetensors file, but not a checkpoint of GeoDL.Typed (its metadata lack geodl.format = {Format}).");
        CheckSignatures(path, parameters, metadata);
        List<(Parameter Parameter, double[] Values)> values = [.. parameters.All.Select(p => (p, Tensor(path, tensors, p.Path, p, parameters.Precision)))];
        CheckNothingLeft(path, parameters, tensors);
        double[][]? state = optimiser is null ? null : ReadOptimiser(path, parameters, optimiser, tensors, metadata);
        long step = optimiser is null ? 0 : ReadStep(path, metadata["geodl.step"]);

        foreach ((Parameter parameter, double[] numbers) in values)
            parameter.Assign(numbers);
        if (state is not null)
            optimiser!.ImportState(state, step);
        return metadata.Where(static m => !m.Key.StartsWith("geodl.", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
    }

    private static void AddOptimiser(ParameterSet parameters, Optimiser optimiser, Dictionary<string, string> metadata, List<SafeTensor> tensors)
    {
        if (!ReferenceEquals(optimiser.Parameters, parameters))
            throw new ArgumentException("The optimiser trains another model than the one that is saved.", nameof(optimiser));
        metadata["geodl.step"] = optimiser.StepCount.ToString(CultureInfo.InvariantCulture);
        metadata["geodl.optimiser"] = optimiser.Description;
        double[][] state = optimiser.ExportState();
        for (int s = 0; s < state.Length; s++)
        {
            foreach (Parameter parameter in parameters.All.Where(static p => !p.IsBuffer))
                tensors.Add(SafeTensor.Of($"{optimiser.StateNames[s]}/{parameter.Path}", parameters.Precision, parameter.Shape, state[s].AsSpan(parameter.Offset, parameter.Count)));
        }
    }

    private static double[][] ReadOptimiser(string path, ParameterSet parameters, Optimiser optimiser, Dictionary<string, SafeTensor> tensors, Dictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue("geodl.optimiser", out string? description) || !metadata.ContainsKey("geodl.step"))
            throw new InvalidDataException($"The checkpoint '{path}' holds a model without its optimiser; load it without one.");
        if (description != optimiser.Description)
            throw new InvalidDataException($"The checkpoint '{path}' was trained by {description}, not by {optimiser.Description}.");
        var state = new double[optimiser.StateNames.Count][];
        for (int s = 0; s < state.Length; s++)
        {
            state[s] = new double[parameters.Count];
            foreach (Parameter parameter in parameters.All.Where(static p => !p.IsBuffer))
                Tensor(path, tensors, $"{optimiser.StateNames[s]}/{parameter.Path}", parameter, parameters.Precision).CopyTo(state[s], parameter.Offset);
        }

        return state;
    }

    private static long ReadStep(string path, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long step)
            ? step
            : throw new InvalidDataException($"The checkpoint '{path}' gives '{text}' as the number of steps, which is no whole number from 0 on.");

    private static double[] Tensor(string path, Dictionary<string, SafeTensor> tensors, string name, Parameter parameter, Precision precision)
    {
        if (!tensors.TryGetValue(name, out SafeTensor? tensor))
            throw new InvalidDataException($"The checkpoint '{path}' lacks '{name}', which the model has.");
        if (!parameter.Shape.SequenceEqual(tensor.Shape))
            throw new InvalidDataException($"'{name}' has shape [{string.Join(", ", tensor.Shape)}] in the checkpoint '{path}', but [{string.Join(", ", parameter.Shape.ToArray())}] in the model.");
        string expected = precision == Precision.Single ? "F32" : "F64";
        if (tensor.Type != expected)
            throw new InvalidDataException($"'{name}' is stored as {tensor.Type} in the checkpoint '{path}'; a model of {precision.ToString().ToLowerInvariant()} precision holds {expected}. Construct the model with the other precision.");
        double[] values = tensor.ToDoubles();
        int bad = Array.FindIndex(values, static v => !double.IsFinite(v));
        return bad < 0 ? values : throw new InvalidDataException($"'{name}' in the checkpoint '{path}' has {values[bad]} at index {bad}.");
    }

    private static void CheckNothingLeft(string path, ParameterSet parameters, Dictionary<string, SafeTensor> tensors)
    {
        var known = parameters.All.Select(static p => p.Path).ToHashSet(StringComparer.Ordinal);
        string? extra = tensors.Keys.FirstOrDefault(name => !name.Contains('/') && !known.Contains(name));
        if (extra is not null)
            throw new InvalidDataException($"The checkpoint '{path}' holds '{extra}', which the model does not have.");
    }

    private static void CheckSignatures(string path, ParameterSet parameters, Dictionary<string, string> metadata)
    {
        const string Prefix = "geodl.signature.";
        foreach ((string layer, string signature) in parameters.Signatures)
        {
            if (metadata.TryGetValue(Prefix + layer, out string? stored) && stored != signature)
                throw new InvalidDataException($"Layer '{layer}' is {stored} in the checkpoint '{path}', but {signature} in the model.");
        }
    }
}
