namespace GeoDL.Typed.Samples.Common;

/// <summary>NumPy's names and sizes of <see cref="NpyType"/>.</summary>
public static class NpyTypeExtensions
{
    /// <summary>Bytes of one number.</summary>
    public static int Size(this NpyType type) =>
        type switch
        {
            NpyType.UInt16 or NpyType.Int16 => 2,
            NpyType.Float32 => 4,
            _ => 8,
        };

    /// <summary>NumPy's name, such as <c>&lt;f4</c>.</summary>
    public static string Code(this NpyType type) =>
        type switch
        {
            NpyType.UInt16 => "<u2",
            NpyType.Int16 => "<i2",
            NpyType.Float32 => "<f4",
            _ => "<f8",
        };
}
