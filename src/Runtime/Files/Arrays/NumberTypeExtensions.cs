using System.Buffers.Binary;

namespace GeoDL.Typed;

/// <summary>Sizes and names of <see cref="NumberType"/>.</summary>
public static class NumberTypeExtensions
{
    /// <summary>Bytes of one number.</summary>
    public static int Size(this NumberType type) =>
        type switch
        {
            NumberType.UInt8 or NumberType.Int8 or NumberType.Boolean => 1,
            NumberType.UInt16 or NumberType.Int16 or NumberType.Float16 or NumberType.BFloat16 => 2,
            NumberType.Int32 or NumberType.UInt32 or NumberType.Float32 => 4,
            NumberType.Int64 or NumberType.UInt64 or NumberType.Float64 => 8,
            _ => throw Unknown(type),
        };

    /// <summary>NumPy's name of the type in files, little endian, such as <c>&lt;f4</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NumPy has no such type: BFloat16.</exception>
    public static string Code(this NumberType type) =>
        type switch
        {
            NumberType.UInt8 => "|u1",
            NumberType.Int8 => "|i1",
            NumberType.UInt16 => "<u2",
            NumberType.Int16 => "<i2",
            NumberType.Int32 => "<i4",
            NumberType.Int64 => "<i8",
            NumberType.Float32 => "<f4",
            NumberType.Float64 => "<f8",
            NumberType.Float16 => "<f2",
            NumberType.Boolean => "|b1",
            NumberType.UInt32 => "<u4",
            NumberType.UInt64 => "<u8",
            NumberType.BFloat16 => throw new ArgumentOutOfRangeException(nameof(type), type, "NumPy has no such type."),
            _ => throw Unknown(type),
        };

    /// <summary>Whether the numbers are floating-point numbers.</summary>
    internal static bool IsFloatingPoint(this NumberType type) =>
        type is NumberType.Float64 or NumberType.Float32 or NumberType.Float16 or NumberType.BFloat16;

    /// <summary>A stored number, little endian.</summary>
    internal static double Read(this NumberType type, ReadOnlySpan<byte> number) =>
        type switch
        {
            NumberType.UInt8 => number[0],
            NumberType.Int8 => (sbyte)number[0],
            NumberType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(number),
            NumberType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(number),
            NumberType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(number),
            NumberType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(number),
            NumberType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(number),
            NumberType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(number),
            NumberType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(number) << 16),
            NumberType.Boolean => number[0] == 0 ? 0 : 1,
            NumberType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(number),
            NumberType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(number),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(number),
        };

    private static ArgumentOutOfRangeException Unknown(NumberType type) =>
        new(nameof(type), type, "This is not a type of numbers.");
}
