using System.Buffers.Binary;

namespace GeoDL.Typed.Samples.Common;

/// <summary>An array as an NPY file holds it; numbers become double when they are asked for.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="type">Type of the stored numbers.</param>
/// <param name="shape">Lengths of the axes, the last one changing fastest.</param>
/// <param name="bytes">The stored numbers, little endian.</param>
public sealed class NpyArray(string path, NpyType type, int[] shape, byte[] bytes)
{
    /// <summary>Type of the stored numbers.</summary>
    public NpyType Type => type;

    /// <summary>Lengths of the axes.</summary>
    public IReadOnlyList<int> Shape => shape;

    /// <summary>Numbers in one entry of the first axis.</summary>
    public int RowLength { get; } = shape.Skip(1).Aggregate(1, static (product, length) => product * length);

    /// <summary>
    /// Entries <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1 of the first axis, as
    /// double.
    /// </summary>
    public double[] Rows(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, shape[0]);
        double[] values = new double[count * RowLength];
        int width = type.Size();
        ReadOnlySpan<byte> source = bytes.AsSpan(first * RowLength * width);
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> number = source.Slice(i * width, width);
            values[i] = type switch
            {
                NpyType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(number),
                NpyType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(number),
                NpyType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(number),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(number),
            };
        }

        return values;
    }

    /// <summary>All numbers, as double.</summary>
    public double[] ToDoubles() => Rows(0, shape[0]);

    /// <summary>Throws unless the array has this type and shape; −1 in the shape accepts any length.</summary>
    public NpyArray Expect(NpyType expectedType, params int[] expectedShape)
    {
        if (type != expectedType)
        {
            throw new DataFileException(
                path,
                $"the field 'descr' is '{type.Code()}', expected '{expectedType.Code()}'."
            );
        }

        if (
            shape.Length != expectedShape.Length
            || shape.Where((length, axis) => expectedShape[axis] >= 0 && expectedShape[axis] != length).Any()
        )
        {
            string wanted = string.Join(", ", expectedShape.Select(static length => length < 0 ? "any" : $"{length}"));
            throw new DataFileException(
                path,
                $"the field 'shape' is ({string.Join(", ", shape)}), expected ({wanted})."
            );
        }

        return this;
    }
}
