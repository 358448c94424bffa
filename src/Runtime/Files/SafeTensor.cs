using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>One named array of a safetensors file.</summary>
internal sealed record SafeTensor(string Name, string Type, int[] Shape, byte[] Data)
{
    internal int Count => Shape.Aggregate(1, static (product, d) => checked(product * d));

    internal int ElementSize => Type switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        _ => throw new FormatException($"type {Type} of '{Name}' is not supported; F32 and F64 are"),
    };

    internal static SafeTensor Of(string name, Precision precision, ReadOnlySpan<int> shape, ReadOnlySpan<double> values)
    {
        if (precision == Precision.Double)
            return new SafeTensor(name, "F64", shape.ToArray(), MemoryMarshal.AsBytes(values).ToArray());
        var single = new float[values.Length];
        for (int i = 0; i < single.Length; i++)
            single[i] = (float)values[i];
        return new SafeTensor(name, "F32", shape.ToArray(), MemoryMarshal.AsBytes<float>(single).ToArray());
    }

    internal double[] ToDoubles() => Type switch
    {
        "F64" => MemoryMarshal.Cast<byte, double>(Data).ToArray(),
        "F32" => Array.ConvertAll(MemoryMarshal.Cast<byte, float>(Data).ToArray(), static v => (double)v),
        _ => throw new FormatException($"'{Name}' has type {Type}, not F32 or F64"),
    };
}
