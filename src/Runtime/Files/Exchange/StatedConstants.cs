using System.Text.Json;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The activation constants in the metadata of an exported file: a JSON object of layers, by their names in the file,
/// each an object of functions and numbers.
/// </summary>
internal sealed class StatedConstants
{
    /// <summary>The metadata's entry.</summary>
    internal const string Key = "geodl.constants";

    private readonly Dictionary<(string Layer, string Function), double> _constants = [];

    internal double? Of(string layer, Nonlinearity function) =>
        _constants.TryGetValue((layer, function.ToString()), out double constant) ? constant : null;

    /// <summary>The entry's text.</summary>
    internal static string Write(IEnumerable<(string Layer, Nonlinearity Function, double Constant)> constants) =>
        JsonSerializedText(
            constants
                .GroupBy(static c => c.Layer, StringComparer.Ordinal)
                .Select(static layer => (layer.Key, layer.DistinctBy(static c => c.Function)))
        );

    /// <summary>The inverse; nothing is stated where there is no entry.</summary>
    /// <exception cref="FormatException">The entry is not such a text.</exception>
    internal static StatedConstants Read(IReadOnlyDictionary<string, string> metadata)
    {
        var stated = new StatedConstants();
        if (!metadata.TryGetValue(Key, out string? text))
            return stated;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            foreach (JsonProperty layer in document.RootElement.EnumerateObject())
            {
                foreach (JsonProperty function in layer.Value.EnumerateObject())
                {
                    double constant = function.Value.GetDouble();
                    if (!(constant > 0) || !double.IsFinite(constant))
                        throw new FormatException($"a constant is {FiniteNumbers.Text(constant)}");
                    stated._constants[(layer.Name, function.Name)] = constant;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"its {Key} cannot be read", error);
        }

        return stated;
    }

    private static string JsonSerializedText(
        IEnumerable<(
            string Layer,
            IEnumerable<(string Layer, Nonlinearity Function, double Constant)> Functions
        )> layers
    )
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach ((string layer, var functions) in layers)
            {
                json.WriteStartObject(layer);
                foreach ((_, Nonlinearity function, double constant) in functions)
                    json.WriteNumber(function.ToString(), constant);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
