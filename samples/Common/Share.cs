using System.Globalization;

namespace GeoDL.Typed.Samples.Common;

/// <summary>How many of some answers are right.</summary>
/// <param name="Right">The right ones.</param>
/// <param name="Of">All.</param>
public readonly record struct Share(int Right, int Of)
{
    // 95 % of a normal distribution.
    private const double Deviations = 1.96;

    /// <summary>The part that is right.</summary>
    public double Value => (double)Right / Of;

    /// <summary>The interval of Wilson (1927), which holds the true part in 95 % of all tests.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            double square = Deviations * Deviations / Of,
                middle = (Value + (square / 2)) / (1 + square),
                half = Math.Sqrt((Value * (1 - Value) * square) + (square * square / 4)) / (1 + square);
            return (middle - half, middle + half);
        }
    }

    /// <summary>The answers of a classifier.</summary>
    /// <param name="logits">[rows × classes].</param>
    /// <param name="labels">The true classes.</param>
    public static Share Count(double[] logits, int[] labels) =>
        new(
            logits
                .Chunk(logits.Length / labels.Length)
                .Zip(labels, static (row, label) => Array.IndexOf(row, row.Max()) == label)
                .Count(static right => right),
            labels.Length
        );

    /// <summary>In per cent, with the interval.</summary>
    public override string ToString()
    {
        (double low, double high) = Interval;
        return string.Create(CultureInfo.InvariantCulture, $"{100 * Value:0.0} [{100 * low:0.0}, {100 * high:0.0}]");
    }
}
