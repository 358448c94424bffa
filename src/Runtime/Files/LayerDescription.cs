using System.Text.Json;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// The description of a layer in a checkpoint: everything that changes the function that it computes, apart from its
/// weights.
/// </summary>
/// <param name="Path">Its stored name, after those of the enclosing modules.</param>
/// <param name="Kind">The format's name for the kind of layer; a changed formula has another name.</param>
/// <param name="Irreps">The irreps of its operands and result, without names of blocks.</param>
/// <param name="Options">Options that differ from the format's defaults, under the format's names.</param>
internal sealed record LayerDescription(
    string Path,
    string Kind,
    string Irreps,
    IReadOnlyDictionary<string, string> Options
)
{
    /// <summary>All layers of a model, in the order in which they are created, as JSON.</summary>
    internal static string Write(IEnumerable<LayerDescription> layers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (LayerDescription layer in layers)
            {
                json.WriteStartObject();
                json.WriteString("path", layer.Path);
                json.WriteString("kind", layer.Kind);
                json.WriteString("irreps", layer.Irreps);
                json.WriteStartObject("options");
                foreach (
                    (string name, string value) in layer.Options.OrderBy(static o => o.Key, StringComparer.Ordinal)
                )
                {
                    json.WriteString(name, value);
                }
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The inverse of <see cref="Write"/>.</summary>
    /// <exception cref="FormatException">The text is not such a description.</exception>
    internal static IReadOnlyList<LayerDescription> Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            LayerDescription[] layers = [.. document.RootElement.EnumerateArray().Select(Read)];
            return layers.DistinctBy(static l => l.Path).Count() == layers.Length
                ? layers
                : throw new FormatException("a layer is listed twice");
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
                        or FormatException
            )
        {
            throw new FormatException($"its description of layers cannot be read ({error.Message})", error);
        }
    }

    /// <summary>The irreps of a layer, in the notation of format 1, without names of blocks.</summary>
    internal static string WithoutNames(string signature) =>
        string.Join(
            " → ",
            signature
                .Split(" → ")
                .Select(static side =>
                    string.Join(
                        " ⊗ ",
                        side.Split(" ⊗ ")
                            .Select(static s =>
                                (
                                    SignatureParser.ParseWritten(s, SymmetryGroup.O3).Signature
                                    ?? SignatureParser.ParseWritten(s, SymmetryGroup.SO3).Signature
                                )
                                    ?.Irreps.WithoutSO3()
                                    .ToString()
                                ?? s
                            )
                    )
                )
        );

    private static LayerDescription Read(JsonElement layer) =>
        new(
            Text(layer.GetProperty("path")),
            Text(layer.GetProperty("kind")),
            Text(layer.GetProperty("irreps")),
            layer
                .GetProperty("options")
                .EnumerateObject()
                .ToDictionary(static p => p.Name, static p => Text(p.Value), StringComparer.Ordinal)
        );

    private static string Text(JsonElement value) =>
        value.GetString() ?? throw new FormatException("it has null where text is expected");
}
