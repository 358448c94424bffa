using System.Text.Json;

namespace GeoDL.Typed.Samples.Potentials.Files;

/// <summary>The line of JSON of a file of nequix: what was chosen in training.</summary>
public sealed class NqxSettings
{
    /// <summary>No setting nests deeper.</summary>
    private const int Depth = 4;

    private readonly Dictionary<string, JsonElement> _values;
    private readonly string _path;

    private NqxSettings(Dictionary<string, JsonElement> values, string path) => (_values, _path) = (values, path);

    /// <summary>Reads the line.</summary>
    /// <param name="line">Its bytes.</param>
    /// <param name="path">What messages call the file.</param>
    /// <exception cref="DataFileException">It is no JSON object, or a key is there twice.</exception>
    public static NqxSettings Parse(ReadOnlySpan<byte> line, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray(), new JsonDocumentOptions { MaxDepth = Depth });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new DataFileException(path, "its first line is JSON, but no object.");
            var values = new Dictionary<string, JsonElement>();
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!values.TryAdd(property.Name, property.Value.Clone()))
                    throw new DataFileException(path, $"its first line has the key '{property.Name}' twice.");
            }

            return new NqxSettings(values, path);
        }
        catch (JsonException error)
        {
            throw new DataFileException(path, $"its first line is no JSON: {error.Message}");
        }
    }

    /// <summary>Refuses a number that is not the expected one.</summary>
    public void Require(string key, double expected)
    {
        JsonElement value = Find(key);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out double number) || number != expected)
            throw Wrong(key, value, $"{expected}");
    }

    /// <summary>Refuses a switch that is not the expected one.</summary>
    public void Require(string key, bool expected)
    {
        JsonElement value = Find(key);
        if (value.ValueKind != (expected ? JsonValueKind.True : JsonValueKind.False))
            throw Wrong(key, value, expected ? "true" : "false");
    }

    /// <summary>Refuses a text that is not the expected one.</summary>
    public void Require(string key, string expected)
    {
        JsonElement value = Find(key);
        if (value.ValueKind != JsonValueKind.String || value.GetString() != expected)
            throw Wrong(key, value, $"\"{expected}\"");
    }

    /// <summary>Refuses a list of whole numbers that is not the expected one.</summary>
    public void Require(string key, IReadOnlyList<int> expected)
    {
        JsonElement value = Find(key);
        if (
            value.ValueKind != JsonValueKind.Array
            || value.GetArrayLength() != expected.Count
            || !value
                .EnumerateArray()
                .Select(static v => v.ValueKind == JsonValueKind.Number && v.TryGetInt32(out int n) ? n : -1)
                .SequenceEqual(expected)
        )
        {
            throw Wrong(key, value, $"the {expected.Count} numbers {expected[0]} … {expected[^1]}");
        }
    }

    private JsonElement Find(string key) =>
        _values.TryGetValue(key, out JsonElement value)
            ? value
            : throw new DataFileException(_path, $"its first line has no key '{key}'.");

    private DataFileException Wrong(string key, JsonElement value, string expected)
    {
        string text = value.GetRawText();
        return new DataFileException(
            _path,
            $"'{key}' is {(text.Length > 60 ? text[..60] + " …" : text)}; this potential has {expected}."
        );
    }
}
