namespace GeoDL.Typed;

/// <summary>
/// An array as a file holds it: images, labels, any table of numbers. Numbers become double or single precision when
/// they are asked for.
/// </summary>
public sealed class NumberArray
{
    private readonly int[] _shape;
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <param name="source">The file.</param>
    /// <param name="type">Type of the stored numbers.</param>
    /// <param name="shape">Lengths of the axes, the last one changing fastest.</param>
    /// <param name="bytes">The stored numbers, little endian.</param>
    internal NumberArray(string source, NumberType type, int[] shape, ReadOnlyMemory<byte> bytes)
    {
        (Source, Type, _shape, _bytes) = (source, type, shape, bytes);
        // In double, since in an array without entries the other axes may be of any length.
        RowLength = (int)Math.Min(shape.Skip(1).Aggregate(1.0, static (n, length) => n * length), int.MaxValue);
    }

    /// <summary>The file, as it was given.</summary>
    public string Source { get; }

    /// <summary>Type of the stored numbers.</summary>
    public NumberType Type { get; }

    /// <summary>Lengths of the axes, the last one changing fastest; none for a single number.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>Numbers in one entry of the first axis.</summary>
    public int RowLength { get; }

    /// <summary>All numbers, as double; integers of eight bytes are rounded.</summary>
    public double[] ToDoubles() => Rows(0, Length);

    /// <summary>All numbers in single precision, rounded; those beyond its range become infinite.</summary>
    public float[] ToSingles() => Array.ConvertAll(ToDoubles(), static v => (float)v);

    /// <summary>
    /// Entries <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1 of the first axis, as
    /// double.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The array has fewer entries.</exception>
    public double[] Rows(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, Length, nameof(count));
        double[] values = new double[count * RowLength];
        int width = Type.Size();
        ReadOnlySpan<byte> source = _bytes.Span[(first * RowLength * width)..];
        for (int i = 0; i < values.Length; i++)
            values[i] = Type.Read(source.Slice(i * width, width));
        return values;
    }

    /// <summary>The bytes of one entry of the first axis, little endian; a copy.</summary>
    internal byte[] RowBytes(int row)
    {
        int size = RowLength * Type.Size();
        return _bytes.Slice(row * size, size).ToArray();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(" × ", _shape)}] numbers of type {Type}";

    /// <summary>Entries of the first axis; an array without axes is one number.</summary>
    private int Length => _shape.Length == 0 ? 1 : _shape[0];
}
