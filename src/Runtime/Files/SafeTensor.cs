using System.Buffers.Binary;
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

    /// <summary>The numbers, if they are floating-point numbers of 16 to 64 bits.</summary>
    /// <exception cref="FormatException">They are of another type.</exception>
    internal double[] ToDoubles()
    {
        ReadOnlySpan<byte> bytes = Data();
        int size = SizeOf(Type)!.Value;
        var values = new double[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> number = bytes.Slice(i * size, size);
            values[i] = Type switch
            {
                "F64" => BinaryPrimitives.ReadDoubleLittleEndian(number),
                "F32" => BinaryPrimitives.ReadSingleLittleEndian(number),
                "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(number),
                // The upper half of a single.
                "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(number) << 16),
                _ => throw new FormatException(
                    $"'{Name}' has type {Type}; parameters are read from F64, F32, F16 and BF16"
                ),
            };
        }

        return values;
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
