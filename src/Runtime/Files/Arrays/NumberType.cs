namespace GeoDL.Typed;

/// <summary>Types of the numbers of arrays in files.</summary>
public enum NumberType
{
    /// <summary>Bytes, from 0 to 255.</summary>
    UInt8,

    /// <summary>Integers of one byte with a sign.</summary>
    Int8,

    /// <summary>Integers of two bytes.</summary>
    UInt16,

    /// <summary>Integers of two bytes with a sign.</summary>
    Int16,

    /// <summary>Integers of four bytes with a sign.</summary>
    Int32,

    /// <summary>Integers of eight bytes with a sign.</summary>
    Int64,

    /// <summary>Single precision.</summary>
    Float32,

    /// <summary>Double precision.</summary>
    Float64,

    /// <summary>Half precision.</summary>
    Float16,

    /// <summary>The upper half of single precision.</summary>
    BFloat16,

    /// <summary>Bytes that are 0 or 1.</summary>
    Boolean,

    /// <summary>Integers of four bytes.</summary>
    UInt32,

    /// <summary>Integers of eight bytes.</summary>
    UInt64,
}
