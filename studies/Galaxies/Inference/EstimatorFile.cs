using System.Globalization;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>A trained network in a file, with its name, so that it can be evaluated on other clouds.</summary>
public static class EstimatorFile
{
    private const string Model = "model",
        PositionsOnly = "positions_only",
        RedshiftSpace = "redshift_space",
        Validation = "validation_r2";

    /// <summary>Saves a trained network; an older file is replaced only when the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The network's name, as <see cref="Estimators.Find"/> knows it.</param>
    /// <param name="estimator">The network.</param>
    /// <param name="input">What it learned from.</param>
    /// <param name="score">Its score on the validation clouds.</param>
    public static void Save(
        string path,
        string name,
        IStoredEstimator estimator,
        InferenceInput input,
        InferenceScore score
    )
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Checkpoint.Save(
            path,
            estimator.Parameters,
            notes: new Dictionary<string, string>
            {
                [Model] = name,
                [PositionsOnly] = input == InferenceInput.Velocities ? "false" : "true",
                [RedshiftSpace] = input == InferenceInput.RedshiftSpace ? "true" : "false",
                [Validation] = string.Join(
                    ' ',
                    score.R2.Select(static r => r.ToString("R", CultureInfo.InvariantCulture))
                ),
            }
        );
    }

    /// <summary>Reads a trained network.</summary>
    /// <returns>The network, and what it learned from.</returns>
    /// <exception cref="DataFileException">The file is missing, damaged, or not of this sample.</exception>
    public static (Estimator Estimator, InferenceInput Input) Load(string path)
    {
        IReadOnlyDictionary<string, string> notes = CheckpointNotes.Read(path);
        if (!notes.TryGetValue(Model, out string? name) || !notes.TryGetValue(PositionsOnly, out string? positionsOnly))
        {
            throw new DataFileException(
                path,
                "this checkpoint does not say which network it is; it was not written by the command infer."
            );
        }

        try
        {
            Estimator estimator = Estimators.Find(name);
            if (estimator is not IStoredEstimator stored)
                throw new DataFileException(path, $"the model '{name}' is not kept in files.");

            Checkpoint.Load(path, stored.Parameters);
            // Files of older versions do not speak of redshift space.
            bool seen = notes.TryGetValue(RedshiftSpace, out string? redshift) && redshift == "true";
            return (
                estimator,
                seen ? InferenceInput.RedshiftSpace
                : positionsOnly == "true" ? InferenceInput.Positions
                : InferenceInput.Velocities
            );
        }
        catch (InvalidDataException error)
        {
            throw new DataFileException(path, error.Message);
        }
    }
}
