using System.Text.Json;

namespace GeoDL.Typed.Samples.Common;

/// <summary>Results that are kept run by run, a line of JSON each.</summary>
public static class ResultLines
{
    /// <summary>All results of a file; none if there is no file.</summary>
    /// <exception cref="DataFileException">A line is no such result.</exception>
    public static IReadOnlyList<T> Read<T>(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            return
            [
                .. File.ReadLines(path)
                    .Where(static line => line.Length > 0)
                    .Select(static line => JsonSerializer.Deserialize<T>(line)!),
            ];
        }
        catch (JsonException error)
        {
            throw new DataFileException(path, $"a line is no result of this benchmark: {error.Message}");
        }
    }

    /// <summary>Adds a result to a file.</summary>
    public static void Append<T>(string path, T result) =>
        File.AppendAllText(path, JsonSerializer.Serialize(result) + "\n");
}
