using System.Runtime.InteropServices;

namespace GeoDL.Typed;

/// <summary>One named array of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The format's name of its numbers' type.</param>
/// <param name="Shape">Its shape; numbers are row-major.</param>
/// <param name="Data">Returns its bytes in place, little-endian.</param>
internal sealed record SafeTensor(string Name, string Type, int[] Shape, SafeTensor.Source Data)
{
    internal delegate ReadOnlySpan<byte> Source();

    /// <summary>The bytes of a tensor that was read.</summary>
    internal ReadOnlyMemory<byte> Stored { get; private init; }

    /// <summary>A tensor that was read.</summary>
    internal static SafeTensor Of(string name, string type, int[] shape, ReadOnlyMemory<byte> stored) =>
        new(name, type, shape, () => stored.Span) { Stored = stored };

    /// <summary>The type as that of an array; null where arrays have none: floating-point numbers of 8 bits.</summary>
    internal NumberType? NumberType =>
        Type switch
        {
            "BOOL" => Typed.NumberType.Boolean,
            "U8" => Typed.NumberType.UInt8,
            "I8" => Typed.NumberType.Int8,
            "I16" => Typed.NumberType.Int16,
            "U16" => Typed.NumberType.UInt16,
            "F16" => Typed.NumberType.Float16,
            "BF16" => Typed.NumberType.BFloat16,
            "I32" => Typed.NumberType.Int32,
            "U32" => Typed.NumberType.UInt32,
            "F32" => Typed.NumberType.Float32,
            "F64" => Typed.NumberType.Float64,
            "I64" => Typed.NumberType.Int64,
            "U64" => Typed.NumberType.UInt64,
            _ => null,
        };

    /// <summary>The format's name of a precision.</summary>
    internal static string TypeOf(Precision precision) => precision == Precision.Single ? "F32" : "F64";

    /// <summary>Bytes of a number of a type; null for a type that the format does not have.</summary>
    internal static int? SizeOf(string type) =>
        type switch
        {
            "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" => 1,
            "I16" or "U16" or "F16" or "BF16" => 2,
            "I32" or "U32" or "F32" => 4,
            "F64" or "I64" or "U64" => 8,
            _ => null,
        };

    /// <summary>The first number that is not finite, with its index; null if all are. The type is F32 or F64.</summary>
    internal (int Index, double Value)? FirstNotFinite()
    {
        ReadOnlySpan<byte> bytes = Data();
        return Type == "F32"
            ? First(MemoryMarshal.Cast<byte, float>(bytes))
            : First(MemoryMarshal.Cast<byte, double>(bytes));
    }

    private static (int, double)? First<S>(ReadOnlySpan<S> values)
        where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!S.IsFinite(values[i]))
                return (i, double.CreateTruncating(values[i]));
        }

        return null;
    }
}
