using System.Buffers.Binary;
using System.Text;

namespace GeoDL.Typed.Samples.Common;

/// <summary>Writes NPY files of format 1.0, little endian, C order.</summary>
public static class NpyWriter
{
    private const int Alignment = 64;
    private const int Prefix = 10;

    /// <summary>Writes an array; integers are rounded and clipped to their range.</summary>
    /// <param name="path">The file; replaced only when the new one is complete.</param>
    /// <param name="type">Type of the stored numbers: one of two bytes, or of floating point.</param>
    /// <param name="shape">Lengths of the axes.</param>
    /// <param name="values">The numbers, the last axis changing fastest.</param>
    public static void Write(string path, NumberType type, int[] shape, IEnumerable<double> values) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                string lengths = shape.Length == 1 ? $"{shape[0]}," : string.Join(", ", shape);
                string header = $"{{'descr': '{type.Code()}', 'fortran_order': False, 'shape': ({lengths}), }}";
                int total = (Prefix + header.Length + 1 + Alignment - 1) / Alignment * Alignment;
                header = header.PadRight(total - Prefix - 1) + "\n";

                using var buffered = new BufferedStream(stream, 1 << 16);
                buffered.Write([0x93, .. "NUMPY"u8, 1, 0]);
                Span<byte> number = stackalloc byte[8];
                BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)header.Length);
                buffered.Write(number[..2]);
                buffered.Write(Encoding.ASCII.GetBytes(header));
                long count = 0;
                foreach (double value in values)
                {
                    WriteNumber(number, type, value);
                    buffered.Write(number[..type.Size()]);
                    count++;
                }

                long expected = shape.Aggregate(1L, static (product, length) => product * length);
                if (count != expected)
                    throw new ArgumentException($"{count} numbers do not fill the shape ({lengths}).", nameof(values));
            }
        );

    private static void WriteNumber(Span<byte> target, NumberType type, double value)
    {
        switch (type)
        {
            case NumberType.UInt16:
                BinaryPrimitives.WriteUInt16LittleEndian(
                    target,
                    (ushort)Math.Clamp(Math.Round(value), ushort.MinValue, ushort.MaxValue)
                );
                break;
            case NumberType.Int16:
                BinaryPrimitives.WriteInt16LittleEndian(
                    target,
                    (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue)
                );
                break;
            case NumberType.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(target, (float)value);
                break;
            case NumberType.Float64:
                BinaryPrimitives.WriteDoubleLittleEndian(target, value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Numbers of this type are not written.");
        }
    }
}
