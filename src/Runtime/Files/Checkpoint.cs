using System.Globalization;
using System.Text;

namespace GeoDL.Typed;

/// <summary>
/// Saves and restores models, and training runs so that a resumed run equals an uninterrupted one bit by bit.
/// </summary>
/// <remarks>
/// Format 2: safetensors. Parameters under their paths; an optimiser's state as <c>adam.m/path</c>, <c>adam.v/path</c>,
/// averaged weights as <c>average/path</c>, the best ones of early stopping as <c>best/path</c>; kinds, irreps and
/// options of all layers, precision, seed, step, what was frozen, and the descriptions of optimiser (learning-rate
/// schedule included), average and early stopping as metadata, and a checksum of all of it. Random layers and data
/// order are functions of seed and step, so these two numbers are the whole random state.
/// </remarks>
/// <example>
/// <code>
/// var adam = new Adam(net.Parameters, rate: 0.01);
/// Checkpoint.Save("potential.safetensors", net.Parameters, adam);
/// Checkpoint.Load("potential.safetensors", net.Parameters, adam);      // training goes on at adam.StepCount
/// </code>
/// </example>
public static class Checkpoint
{
    private const string Reserved = "geodl.";

    /// <summary>
    /// Saves a model and, if given, the optimiser that trains it. An interrupted save never harms the old file.
    /// </summary>
    /// <param name="path">The file; its folder must exist. If it is a symbolic link, its target is replaced; the
    /// permissions of an old file are kept.</param>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="optimiser">The optimiser, to resume training.</param>
    /// <param name="notes">Additional text to keep; keys must not start with <c>geodl.</c>.</param>
    /// <exception cref="ArgumentException">The optimiser trains another model, or a note cannot be written.</exception>
    /// <exception cref="InvalidOperationException">An optimiser is given, and accumulated gradients wait for their
    /// step, or the model has averaged or best weights for a while.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    public static void Save(
        string path,
        ParameterSet parameters,
        Optimiser? optimiser = null,
        IReadOnlyDictionary<string, string>? notes = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        if (optimiser is not null && !ReferenceEquals(optimiser.Parameters, parameters))
        {
            throw new ArgumentException(
                "The optimiser trains a different model from the one that is saved.",
                nameof(optimiser)
            );
        }
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["geodl.format"] = CheckpointChecks.Format2,
            ["geodl.precision"] = parameters.Precision.ToString(),
            ["geodl.seed"] = parameters.Seed.ToString(CultureInfo.InvariantCulture),
            ["geodl.layers"] = LayerDescription.Write(parameters.Layers),
        };
        if (optimiser is not null)
        {
            foreach ((string key, string value) in TrainingState.Entries(optimiser))
                metadata[key] = value;
        }

        foreach ((string key, string value) in notes ?? new Dictionary<string, string>())
        {
            if (key.StartsWith(Reserved, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The note '{key}' would replace one of the checkpoint's own entries. Choose a key that does not "
                        + $"start with '{Reserved}'.",
                    nameof(notes)
                );
            }
            if (value is null || !IsText(key) || !IsText(value))
            {
                throw new ArgumentException(
                    $"The note '{key}' is not text: it is null, or contains half a surrogate pair.",
                    nameof(notes)
                );
            }
            metadata[key] = value;
        }

        SafeTensorsWriter.Write(
            path,
            [
                .. TrainingState
                    .Arrays(parameters, optimiser, hasBest: optimiser?.Stopping?.Seen is not null)
                    .Select(static a => new SafeTensor(
                        a.Name,
                        SafeTensor.TypeOf(a.Precision),
                        a.Parameter.Shape.ToArray(),
                        () => a.Bytes()
                    )),
            ],
            metadata
        );
    }

    /// <summary>
    /// Restores a model and, if given, its optimiser. Everything is checked before anything is changed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The model's parameters. No prediction and no pass of the model may be active.</param>
    /// <param name="optimiser">The optimiser, to resume training; without one a stored state is ignored.</param>
    /// <param name="options">Which differences are accepted; none by default.</param>
    /// <returns>The notes that were saved.</returns>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, has another format, or belongs to another model; the
    /// message names the file and the tensor, layer or option.</exception>
    /// <exception cref="InvalidOperationException">A prediction or a pass of the model is active, or it has averaged or
    /// best weights for a while.</exception>
    public static IReadOnlyDictionary<string, string> Load(
        string path,
        ParameterSet parameters,
        Optimiser? optimiser = null,
        CheckpointOptions? options = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        if (optimiser is not null && !ReferenceEquals(optimiser.Parameters, parameters))
        {
            throw new ArgumentException(
                "The optimiser trains a different model from the one that is loaded.",
                nameof(optimiser)
            );
        }
        options ??= new CheckpointOptions();
        SafeTensorsFile file = SafeTensorsFile.Read(path);
        CheckpointChecks.CheckFormat(path, file, options);
        CheckpointChecks.CheckDifferences(path, file, parameters, optimiser, options);
        long? step = optimiser is null ? null : TrainingState.Step(path, file);
        EarlyStopping.State? seen = optimiser?.Stopping is null ? null : TrainingState.Seen(path, file);
        (StoredArray Array, SafeTensor Tensor)[] values =
        [
            .. TrainingState
                .Arrays(parameters, optimiser, hasBest: seen is not null)
                .Select(a => (a, CheckpointChecks.Tensor(path, file, a))),
        ];
        CheckpointChecks.CheckNothingLeft(path, file, parameters);
        // An optimiser without a step creates its state here, where it may still fail.
        foreach ((StoredArray array, _) in values)
            _ = array.Bytes();
        using (parameters.Exclusively("load a checkpoint"))
        {
            parameters.CheckOwn("load a checkpoint");
            foreach ((StoredArray array, SafeTensor tensor) in values)
                tensor.Data().CopyTo(array.Bytes());
            parameters.Changed();
            optimiser?.ContinueAfter(step!.Value, seen);
        }

        return file
            .Metadata.Where(static m => !m.Key.StartsWith(Reserved, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Reads parameters from another library's file, in the order and with the names of e3nn: safetensors, a PyTorch
    /// archive of tensors, or TorchScript (<see cref="TensorFile"/>).
    /// </summary>
    /// <remarks>
    /// Numbers of 16 to 64 bits are converted. Order, layout and normalisation are e3nn's and this library's alike, so
    /// they are copied, and scaled only where activation constants differ. A file does not say what its numbers mean:
    /// whoever names tensors vouches that the layers are the same. Everything is checked before anything is changed.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The model's parameters. No prediction and no pass of the model may be active.</param>
    /// <param name="options">Names, activation constants, and what to pass over.</param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or has something that is not read; or it does not
    /// fit: the message lists by name and shape every tensor that is missing, of another shape or type, not finite, or
    /// left over, and every constant that differs.</exception>
    /// <exception cref="ArgumentException">The options name what the model does not have.</exception>
    /// <exception cref="InvalidOperationException">A prediction or a pass of the model is active.</exception>
    public static IReadOnlyDictionary<string, string> Import(
        string path,
        ParameterSet parameters,
        ExchangeOptions? options = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        return WeightExchange.Import(path, parameters, options ?? new ExchangeOptions());
    }

    /// <summary>
    /// Writes parameters for another library, in the order and with the names of e3nn, as a safetensors file in the
    /// precision of the model.
    /// </summary>
    /// <remarks>
    /// The metadata's <c>geodl.constants</c> states by which number each function is multiplied. What e3nn stores
    /// without being weights (masks, empty biases) is not written. Imported again, the file gives the same bits, except
    /// where weights are scaled because constants differ: each direction rounds these once.
    /// </remarks>
    /// <param name="path">The file; an old one is replaced, or stays if anything fails.</param>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="options">Names and activation constants.</param>
    /// <exception cref="ArgumentException">The options name what the model does not have, or constants that a gate or
    /// an activation of the model does not have.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    public static void Export(string path, ParameterSet parameters, ExchangeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        WeightExchange.Export(path, parameters, options ?? new ExchangeOptions());
    }

    private static bool IsText(string text)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
