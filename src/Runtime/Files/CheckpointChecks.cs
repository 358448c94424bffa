using System.Globalization;

namespace GeoDL.Typed;

/// <summary>
/// The checks before a file's numbers become a model's. Every refusal is an <see cref="InvalidDataException"/>
/// that names the file.
/// </summary>
internal static class CheckpointChecks
{
    /// <summary>The format in which checkpoints are written.</summary>
    internal const string Format2 = "GeoDL.Typed/2";

    private const string Format1 = "GeoDL.Typed/1";

    internal static void CheckFormat(string path, SafeTensorsFile file, CheckpointOptions options)
    {
        switch (file.Metadata.GetValueOrDefault("geodl.format"))
        {
            case Format2 when file.IsChecked:
                return;
            case Format2:
                throw new InvalidDataException(
                    $"The checkpoint '{path}' has no checksum, so it was changed by another program. "
                        + "Read its parameters with Checkpoint.Import, which trusts it."
                );
            case Format1 when options.AcceptFormat1:
                return;
            case Format1:
                throw new InvalidDataException(
                    $"The checkpoint '{path}' is of format 1, which has no checksum and does not state the options of "
                        + "its layers. If it belongs to exactly this model, load it with "
                        + $"{nameof(CheckpointOptions.AcceptFormat1)}: then only names, shapes and irreps are compared."
                );
            case { } other when other.StartsWith("GeoDL.Typed/", StringComparison.Ordinal):
                throw new InvalidDataException(
                    $"The checkpoint '{path}' is of format {other}, written by a later version; this version reads "
                        + $"{Format2}."
                );
            default:
                throw new InvalidDataException(
                    $"'{path}' is a safetensors file, but not a checkpoint of GeoDL.Typed (its metadata have no "
                        + "geodl.format). Parameters of other libraries are read by "
                        + "Checkpoint.Import."
                );
        }
    }

    internal static void CheckDifferences(
        string path,
        SafeTensorsFile file,
        ParameterSet parameters,
        Optimiser? optimiser,
        CheckpointOptions options
    )
    {
        string[] differences = [.. Differences(path, file, parameters, optimiser)];
        if (differences.Length == 0 || options.AcceptDifferences)
            return;
        const int Shown = 10;
        string more = differences.Length > Shown ? $"; and {differences.Length - Shown} more" : string.Empty;
        throw new InvalidDataException(
            $"The checkpoint '{path}' belongs to another model or training: "
                + $"{string.Join("; ", differences.Take(Shown))}{more}. If that is intended, load it with "
                + $"{nameof(CheckpointOptions.AcceptDifferences)}."
        );
    }

    private static IEnumerable<string> Differences(
        string path,
        SafeTensorsFile file,
        ParameterSet parameters,
        Optimiser? optimiser
    )
    {
        if (optimiser is not null)
        {
            foreach (string difference in TrainingState.Differences(path, file, optimiser))
                yield return difference;
        }

        if (file.Metadata.TryGetValue("geodl.layers", out string? layers))
        {
            foreach (string difference in LayerDifferences.Between(Layers(path, layers), [.. parameters.Layers]))
                yield return difference;
        }
        else if (file.Metadata["geodl.format"] == Format2)
        {
            throw new InvalidDataException($"The checkpoint '{path}' lacks geodl.layers, which format 2 has.");
        }

        // Format 1 stores signatures as they were written.
        foreach (LayerDescription layer in parameters.Layers)
        {
            if (
                file.Metadata.TryGetValue("geodl.signature." + layer.Path, out string? stored)
                && LayerDescription.WithoutNames(stored) != layer.Irreps
            )
            {
                yield return $"layer '{layer.Path}' is {stored} in the file, but {layer.Irreps} in the model";
            }
        }
    }

    private static IReadOnlyList<LayerDescription> Layers(string path, string text)
    {
        try
        {
            return LayerDescription.Read(text);
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"The checkpoint '{path}' cannot be read: {error.Message}.", error);
        }
    }

    internal static SafeTensor Tensor(string path, SafeTensorsFile file, StoredArray array)
    {
        (string name, Precision precision) = (array.Name, array.Precision);
        SafeTensor tensor = Shaped(path, file, name, array.Parameter);
        if (tensor.Type != SafeTensor.TypeOf(precision))
        {
            throw new InvalidDataException(
                $"'{name}' is stored as {tensor.Type} in the checkpoint '{path}'; a model of "
                    + $"{precision.ToString().ToLowerInvariant()} precision holds "
                    + $"{SafeTensor.TypeOf(precision)}. Construct the model with the other precision."
            );
        }
        return tensor.FirstNotFinite() is not { } bad
            ? tensor
            : throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{name}' in the checkpoint '{path}' has {bad.Value} at index {bad.Index}."
                )
            );
    }

    private static SafeTensor Shaped(string path, SafeTensorsFile file, string name, Parameter parameter)
    {
        if (!file.Tensors.TryGetValue(name, out SafeTensor? tensor))
            throw new InvalidDataException($"The file '{path}' lacks '{name}', which the model has.");
        if (!parameter.Shape.SequenceEqual(tensor.Shape))
        {
            throw new InvalidDataException(
                $"'{name}' has shape [{string.Join(", ", tensor.Shape)}] in the file '{path}', but "
                    + $"[{string.Join(", ", parameter.Shape.ToArray())}] in the model."
            );
        }
        return tensor;
    }

    internal static void CheckNothingLeft(string path, SafeTensorsFile file, ParameterSet parameters)
    {
        var known = parameters.All.Select(static p => p.Path).ToHashSet(StringComparer.Ordinal);
        // An optimiser's state may be ignored.
        string? extra = file.Tensors.Keys.FirstOrDefault(name =>
            !known.Contains(name.Contains('/') ? name[(name.IndexOf('/') + 1)..] : name)
        );
        if (extra is not null)
            throw new InvalidDataException($"The checkpoint '{path}' holds '{extra}', which the model does not have.");
    }
}
