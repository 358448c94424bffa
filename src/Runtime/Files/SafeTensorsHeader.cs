using System.Text.Json;

namespace GeoDL.Typed;

/// <summary>The JSON header of a safetensors file, read as strictly as the format says.</summary>
internal static class SafeTensorsHeader
{
    /// <summary>The format's own limit, in bytes.</summary>
    internal const int MaxLength = 100_000_000;

    private const string Metadata = "__metadata__";

    /// <summary>The header's entry for a tensor.</summary>
    internal sealed record Entry(string Name, string Type, int[] Shape, long Begin, long End);

    /// <summary>The entries in the order of their data, and the metadata.</summary>
    /// <exception cref="FormatException">The header is invalid; the message says why.</exception>
    internal static (IReadOnlyList<Entry> Entries, Dictionary<string, string> Metadata) Read(
        ReadOnlySpan<byte> header,
        long dataLength
    )
    {
        if (header.IsEmpty || header[0] != '{')
            throw new FormatException("its header does not begin with '{'");
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        Dictionary<string, string>? metadata = null;
        try
        {
            var json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 8 });
            json.Read();
            while (Next(ref json, JsonTokenType.PropertyName))
            {
                string name = json.GetString()!;
                if (name == Metadata)
                {
                    metadata = metadata is null
                        ? ReadMetadata(ref json)
                        : throw new FormatException($"{Metadata} occurs twice");
                }
                else if (!entries.TryAdd(name, ReadEntry(ref json, name)))
                {
                    throw new FormatException($"tensor '{name}' occurs twice");
                }
            }

            // Only blanks may follow the object.
            if (json.Read())
                throw new FormatException("something follows the JSON object of its header");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"its header is not JSON ({error.Message})", error);
        }

        Entry[] sorted = [.. entries.Values.OrderBy(static e => e.Begin).ThenBy(static e => e.End)];
        CheckLayout(sorted, dataLength);
        return (sorted, metadata ?? []);
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject, Metadata);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Next(ref json, JsonTokenType.PropertyName))
        {
            string key = json.GetString()!;
            Expect(ref json, JsonTokenType.String, $"'{key}' in {Metadata}");
            if (!metadata.TryAdd(key, json.GetString()!))
                throw new FormatException($"'{key}' occurs twice in {Metadata}");
        }

        return metadata;
    }

    private static Entry ReadEntry(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.StartObject, $"tensor '{name}'");
        string? type = null;
        long[]? shape = null,
            offsets = null;
        while (Next(ref json, JsonTokenType.PropertyName))
        {
            string key = json.GetString()!;
            bool isNew = key switch
            {
                "dtype" => type is null && (type = ReadType(ref json, name)) is not null,
                "shape" => shape is null && (shape = ReadNumbers(ref json, $"the shape of '{name}'")) is not null,
                "data_offsets" => offsets is null
                    && (offsets = ReadNumbers(ref json, $"the offsets of '{name}'")) is not null,
                _ => throw new FormatException($"tensor '{name}' has a key '{key}' that the format does not have"),
            };
            if (!isNew)
                throw new FormatException($"tensor '{name}' has '{key}' twice");
        }

        if (type is null || shape is null || offsets is not { Length: 2 })
            throw new FormatException($"tensor '{name}' lacks dtype, shape or two data_offsets");
        return Checked(name, type, shape, offsets[0], offsets[1]);
    }

    private static string ReadType(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.String, $"the dtype of '{name}'");
        string type = json.GetString()!;
        return SafeTensor.SizeOf(type) is not null
            ? type
            : throw new FormatException($"tensor '{name}' has the type '{type}', which the format does not have");
    }

    private static long[] ReadNumbers(ref Utf8JsonReader json, string what)
    {
        Expect(ref json, JsonTokenType.StartArray, what);
        var numbers = new List<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
                throw new FormatException($"{what} are not whole numbers from zero");
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static Entry Checked(string name, string type, long[] shape, long begin, long end)
    {
        long bytes = SafeTensor.SizeOf(type)!.Value;
        foreach (long extent in shape)
        {
            if (extent > int.MaxValue || (extent != 0 && bytes > long.MaxValue / extent))
            {
                throw new FormatException(
                    $"tensor '{name}' of shape [{string.Join(", ", shape)}] is larger than any file"
                );
            }
            bytes *= extent;
        }

        if (end < begin || end - begin != bytes)
        {
            throw new FormatException(
                $"tensor '{name}' of shape [{string.Join(", ", shape)}] and type {type} takes {bytes} "
                    + $"bytes, but its data_offsets are {begin} and {end}"
            );
        }
        return new Entry(name, type, Array.ConvertAll(shape, static d => (int)d), begin, end);
    }

    /// <summary>Neither overlaps nor holes, from the first byte of the data to the last.</summary>
    private static void CheckLayout(IEnumerable<Entry> sorted, long dataLength)
    {
        long end = 0;
        foreach (Entry entry in sorted)
        {
            if (entry.Begin != end)
            {
                throw new FormatException(
                    $"tensor '{entry.Name}' begins at byte {entry.Begin} of the data, but the previous one ends at "
                        + $"{end}"
                );
            }
            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new FormatException(
                $"its tensors end at byte {end} of the data, which has "
                    + $"{dataLength}{(end > dataLength ? ": it was cut off" : string.Empty)}"
            );
        }
    }

    /// <summary>Advances to a token of a kind; false at the end of an object.</summary>
    private static bool Next(ref Utf8JsonReader json, JsonTokenType kind) => json.Read() && json.TokenType == kind;

    private static void Expect(ref Utf8JsonReader json, JsonTokenType kind, string what)
    {
        if (!json.Read() || json.TokenType != kind)
            throw new FormatException($"{what} is {json.TokenType}, not {kind}");
    }
}
