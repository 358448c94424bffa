namespace GeoDL.Typed.Generators.Models;

/// <summary>A double as its bits, so that equality is exact and nothing depends on a culture or a rounding.</summary>
public readonly record struct ExactDouble(long Bits)
{
    /// <summary>Takes the bits of a number.</summary>
    public static ExactDouble Of(double value) => new(BitConverter.DoubleToInt64Bits(value));

    /// <summary>The number.</summary>
    public double ToDouble() => BitConverter.Int64BitsToDouble(Bits);
}
