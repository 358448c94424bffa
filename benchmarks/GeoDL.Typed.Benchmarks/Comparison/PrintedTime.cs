using System.Globalization;

namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>The time of a case as a table prints it: of a run, and of an item of a run.</summary>
internal sealed record PrintedTime(string Group, string Case, string Run, string Item)
{
    /// <summary>
    /// This time over another: of runs or of items, whichever both are printed of with more digits. They differ by the
    /// number of items, which is the same in both commits.
    /// </summary>
    public double Over(PrintedTime other) =>
        Math.Min(Digits(Item), Digits(other.Item)) > Math.Min(Digits(Run), Digits(other.Run))
            ? Seconds(Item) / Seconds(other.Item)
            : Seconds(Run) / Seconds(other.Run);

    private static int Digits(string time) => time.TrimStart('0', '.').Count(char.IsDigit);

    private static double Seconds(string time) =>
        time.Split(' ') is [var number, var unit]
        && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
                * unit switch
                {
                    "ns" => 1e-9,
                    "µs" => 1e-6,
                    "ms" => 1e-3,
                    _ => throw new FormatException($"'{time}' has a unit that no table prints."),
                }
            : throw new FormatException($"'{time}' is not a time.");
}
