namespace GeoDL.Typed.Samples.Common;

/// <summary>Number types of NPY files that samples read and write, all little endian.</summary>
public enum NpyType
{
    /// <summary>uint16, <c>&lt;u2</c>.</summary>
    UInt16,

    /// <summary>int16, <c>&lt;i2</c>.</summary>
    Int16,

    /// <summary>float32, <c>&lt;f4</c>.</summary>
    Float32,

    /// <summary>float64, <c>&lt;f8</c>.</summary>
    Float64,
}
