using System.Globalization;

namespace GeoDL.Typed;

/// <summary>What a checkpoint has of a training: arrays and entries of its metadata.</summary>
internal static class TrainingState
{
    private const string StepKey = "geodl.step",
        OptimiserKey = "geodl.optimiser",
        FrozenKey = "geodl.frozen",
        AverageKey = "geodl.average",
        StoppingKey = "geodl.stopping",
        SeenKey = "geodl.stopping.seen";

    /// <summary>The entries of an optimiser.</summary>
    /// <exception cref="InvalidOperationException">The optimiser is in the middle of a step, or the weights are not the
    /// trained ones.</exception>
    internal static IEnumerable<(string Key, string Value)> Entries(Optimiser optimiser)
    {
        optimiser.Parameters.CheckOwn("save a training");
        if (optimiser.HasAccumulated)
        {
            throw new InvalidOperationException(
                "Cannot save a training while accumulated gradients wait for their step. Save after Step."
            );
        }
        yield return (StepKey, optimiser.StepCount.ToString(CultureInfo.InvariantCulture));
        yield return (OptimiserKey, optimiser.Description);
        foreach ((string key, string? value) in Described(optimiser))
        {
            if (value is not null)
                yield return (key, value);
        }

        if (optimiser.Stopping?.Seen is { } seen)
            yield return (SeenKey, seen.Write());
    }

    /// <summary>
    /// The arrays of a file: those of the model under their paths, then those of the optimiser, of its average, and of
    /// the best weights if there are any.
    /// </summary>
    internal static IEnumerable<StoredArray> Arrays(ParameterSet parameters, Optimiser? optimiser, bool hasBest)
    {
        Precision precision = parameters.Precision;
        foreach (Parameter parameter in parameters.All)
            yield return new StoredArray(parameter.Path, parameter, precision, () => parameter.Bytes);
        for (int s = 0; s < (optimiser?.StateNames.Count ?? 0); s++)
        {
            int state = s;
            foreach (Parameter parameter in parameters.All.Where(static p => !p.IsBuffer))
            {
                yield return new StoredArray(
                    $"{optimiser!.StateNames[state]}/{parameter.Path}",
                    parameter,
                    precision,
                    () => optimiser.StateOf(state, parameter)
                );
            }
        }

        if (optimiser?.Average is { } average)
        {
            foreach (Parameter parameter in parameters.All)
            {
                yield return new StoredArray(
                    $"average/{parameter.Path}",
                    parameter,
                    Precision.Double,
                    () => average.Of(parameter)
                );
            }
        }

        if (hasBest && optimiser?.Stopping is { } stopping)
        {
            foreach (Parameter parameter in parameters.All)
            {
                yield return new StoredArray(
                    $"best/{parameter.Path}",
                    parameter,
                    precision,
                    () => stopping.Of(parameter)
                );
            }
        }
    }

    /// <summary>How a file's training differs from an optimiser.</summary>
    internal static IEnumerable<string> Differences(string path, SafeTensorsFile file, Optimiser optimiser)
    {
        string description =
            file.Metadata.GetValueOrDefault(OptimiserKey)
            ?? throw new InvalidDataException(
                $"The checkpoint '{path}' holds a model without its optimiser; load it without one."
            );
        if (description != optimiser.Description)
            yield return $"it was trained by {description}, not by {optimiser.Description}";
        foreach ((string key, string? here) in Described(optimiser))
        {
            string? there = file.Metadata.GetValueOrDefault(key);
            if (there != here)
                yield return $"its {key} is {there ?? "absent"}, here it is {here ?? "absent"}";
        }
    }

    /// <summary>The number of steps that a file's optimiser has taken.</summary>
    internal static long Step(string path, SafeTensorsFile file)
    {
        string? text = file.Metadata.GetValueOrDefault(StepKey);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long step)
            ? step
            : throw new InvalidDataException(
                $"The checkpoint '{path}' has {StepKey} = '{text}', which is not a number of steps."
            );
    }

    /// <summary>What a file's early stopping has seen; null if nothing, or if there is none.</summary>
    internal static EarlyStopping.State? Seen(string path, SafeTensorsFile file) =>
        file.Metadata.GetValueOrDefault(SeenKey) is not { } text
            ? null
            : EarlyStopping.State.Read(text)
                ?? throw new InvalidDataException(
                    $"The checkpoint '{path}' has {SeenKey} = '{text}', which is not a state of early stopping."
                );

    private static IEnumerable<(string Key, string? Value)> Described(Optimiser optimiser) =>
        [
            (FrozenKey, string.Join(", ", optimiser.FrozenPaths) is { Length: > 0 } frozen ? frozen : null),
            (AverageKey, optimiser.Average?.Description),
            (StoppingKey, optimiser.Stopping?.Description),
        ];
}
