using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>A state dictionary of e3nn as a safetensors file, with what e3nn stores beside weights.</summary>
internal static class E3nnFile
{
    internal static void Write(string path, params (string Name, double[] Numbers)[] tensors)
    {
        (string Name, int[] Shape, double[] Numbers)[] all =
        [
            .. tensors.Select(static t => (t.Name, new[] { t.Numbers.Length }, t.Numbers)),
            ("layer.output_mask", [2], [1, 1]),
            ("layer.bias_of_none", [0], []),
        ];
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            int at = 0;
            foreach ((string name, int[] shape, double[] numbers) in all)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", "F64");
                json.WriteStartArray("shape");
                foreach (int n in shape)
                    json.WriteNumberValue(n);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += 8 * numbers.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(
            path,
            [.. length, .. header.ToArray(), .. all.SelectMany(static t => t.Numbers).SelectMany(BitConverter.GetBytes)]
        );
    }

    /// <summary>A case of the reference values that the repository has.</summary>
    internal static JsonElement Case(string file, string name) =>
        ReferenceData
            .LoadLocal("Weights/Data/" + file)
            .GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("name").GetString() == name);

    /// <summary>All numbers of an array of arrays.</summary>
    internal static double[] Flat(this JsonElement item, string property) => Flat(item.GetProperty(property));

    private static double[] Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().SelectMany(Flat)]
            : [element.GetDouble()];
}
