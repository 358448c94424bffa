using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>A column of a FITS table.</summary>
public sealed class FitsColumn
{
    private readonly NumberArray? _values;
    private readonly string _refusal;

    internal FitsColumn(string name, string unit, NumberArray? values, string refusal = "") =>
        (Name, Unit, _values, _refusal) = (name, unit, values, refusal);

    /// <summary>A column of double precision to be written, a number in each row.</summary>
    public FitsColumn(string name, ReadOnlySpan<double> values, string unit = "")
        : this(name, unit, Made(NumberType.Float64, values.Length, MemoryMarshal.AsBytes(values))) { }

    /// <summary>A column of single precision to be written, a number in each row.</summary>
    public FitsColumn(string name, ReadOnlySpan<float> values, string unit = "")
        : this(name, unit, Made(NumberType.Float32, values.Length, MemoryMarshal.AsBytes(values))) { }

    /// <summary>A column of integers to be written, a number in each row.</summary>
    public FitsColumn(string name, ReadOnlySpan<int> values, string unit = "")
        : this(name, unit, Made(NumberType.Int32, values.Length, MemoryMarshal.AsBytes(values))) { }

    /// <summary>Its name, TTYPE.</summary>
    public string Name { get; }

    /// <summary>The unit of its numbers, TUNIT; empty where none is stated.</summary>
    public string Unit { get; }

    /// <summary>
    /// [rows × numbers of a row] the numbers, scaled as the header says; those that the header calls undefined are NaN.
    /// </summary>
    /// <exception cref="InvalidDataException">The column holds no plain numbers.</exception>
    public NumberArray Values => _values ?? throw new InvalidDataException(_refusal);

    internal int Rows => Values.Shape[0];

    private static NumberArray Made(NumberType type, int rows, ReadOnlySpan<byte> bytes) =>
        BitConverter.IsLittleEndian
            ? new NumberArray("a new column", type, [rows, 1], bytes.ToArray())
            : throw new PlatformNotSupportedException("FITS files are written on little-endian machines.");
}
