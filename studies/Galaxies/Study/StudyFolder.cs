using System.Text.Json;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>The files of a study: one for each finished cell, each replaced as a whole.</summary>
/// <param name="path">The folder; it is made when something is kept.</param>
/// <param name="plan">What results depend on beside the cell.</param>
/// <param name="testClouds">Predictions in a result.</param>
public sealed class StudyFolder(string path, string plan, int testClouds)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The file of a cell.</summary>
    public string FileOf(StudyCell cell) => Path.Combine(path, "cells", cell.Name + ".json");

    /// <summary>Keeps the result of a cell.</summary>
    public void Write(StudyResult result)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(result, Options);
        AtomicFile.Write(FileOf(result.Cell), stream => stream.Write(bytes));
    }

    /// <summary>The result of a cell; null where it is not there yet.</summary>
    /// <param name="cell">Which.</param>
    /// <param name="warn">Told of a damaged file, which counts as not there.</param>
    /// <exception cref="DataFileException">The file is of another study: it is not to be overwritten.</exception>
    public StudyResult? Read(StudyCell cell, Action<string> warn)
    {
        string file = FileOf(cell);
        if (!File.Exists(file))
            return null;

        StudyResult? result;
        try
        {
            result = JsonSerializer.Deserialize<StudyResult>(File.ReadAllBytes(file), Options);
        }
        catch (JsonException error)
        {
            warn($"{file} is damaged ({error.Message}); the cell is done again.");
            return null;
        }

        if (
            result is not { Cell: not null, Plan: not null, Predictions: not null, Validation: not null }
            || result.Cell != cell
        )
        {
            warn($"{file} does not hold the cell that its name says; the cell is done again.");
            return null;
        }

        if (result.Plan != plan)
        {
            throw new DataFileException(
                file,
                $"this cell is of another study ('{result.Plan}'; now '{plan}'). Give another folder with --out."
            );
        }

        if (
            result.Predictions.Length != testClouds
            || result.Predictions.Any(static p => p is not { Length: CosmologyLabels.Count } || !p.All(double.IsFinite))
        )
        {
            warn(
                $"{file} has not one prediction of two numbers for each of {testClouds} test clouds; "
                    + "the cell is done again."
            );
            return null;
        }

        return result;
    }
}
