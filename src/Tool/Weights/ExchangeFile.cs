using System.Text.Json;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Weights;

/// <summary>Names and constants of another network, as a user writes them down.</summary>
internal static class ExchangeFile
{
    /// <summary>The constants that have a name of their own.</summary>
    private static readonly Dictionary<string, ActivationConstants> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        [ActivationConstants.Exact.ToString()] = ActivationConstants.Exact,
        [ActivationConstants.E3nn.ToString()] = ActivationConstants.E3nn,
    };

    /// <summary>A JSON object of texts: names in the file of weights, by path in the model.</summary>
    public static void ReadNames(string path, ExchangeOptions options) =>
        Read(
            path,
            (key, value) =>
                options.Names[key] =
                    value.ValueKind == JsonValueKind.String
                        ? value.GetString()!
                        : throw new ToolException($"'{path}': the name of '{key}' is not a text.")
        );

    /// <summary>A word for all of the model, or a file: a JSON object of words, or of functions and numbers.</summary>
    public static void ReadConstants(string wordOrPath, ExchangeOptions options)
    {
        if (Named.TryGetValue(wordOrPath, out ActivationConstants? named))
        {
            options.Constants[string.Empty] = named;
            return;
        }
        if (!File.Exists(wordOrPath))
        {
            throw new ToolException(
                $"The constants '{wordOrPath}' are neither {string.Join(" nor ", Named.Keys)}, nor a file."
            );
        }

        Read(wordOrPath, (key, value) => options.Constants[key] = Constants(wordOrPath, key, value));
    }

    private static ActivationConstants Constants(string path, string key, JsonElement value)
    {
        if (
            value.ValueKind == JsonValueKind.String
            && Named.TryGetValue(value.GetString()!, out ActivationConstants? named)
        )
        {
            return named;
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new ToolException(
                $"'{path}': the constants of '{key}' are neither {string.Join(" nor ", Named.Keys)}, nor an object of "
                    + "functions and numbers."
            );
        }

        var given = new Dictionary<Nonlinearity, double>();
        foreach (JsonProperty constant in value.EnumerateObject())
        {
            // By name alone: Enum.Parse would take numbers as well.
            if (!Enum.GetNames<Nonlinearity>().Contains(constant.Name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ToolException(
                    $"'{path}': '{constant.Name}' is not a function; the functions are "
                        + $"{string.Join(", ", Enum.GetNames<Nonlinearity>())}."
                );
            }
            given[Enum.Parse<Nonlinearity>(constant.Name, ignoreCase: true)] =
                constant.Value.ValueKind == JsonValueKind.Number && constant.Value.TryGetDouble(out double number)
                    ? number
                    : throw new ToolException($"'{path}': the constant of {constant.Name} is not a number.");
        }

        return ExchangeArguments.Guarded(() => ActivationConstants.Given(given));
    }

    private static void Read(string path, Action<string, JsonElement> take)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new ToolException($"'{path}' is not a JSON object.");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty entry in document.RootElement.EnumerateObject())
            {
                if (!seen.Add(entry.Name))
                    throw new ToolException($"'{path}' has '{entry.Name}' twice.");
                take(entry.Name, entry.Value);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ToolException($"'{path}' is not JSON: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }
}
