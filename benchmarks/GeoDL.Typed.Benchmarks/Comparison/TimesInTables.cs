using System.Globalization;

namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>
/// Reads the tables that a commit's own program prints: older commits can be compared, whatever their program knows.
/// </summary>
internal static class TimesInTables
{
    private const string GroupMark = "### ";
    private const string MedianHead = "ours, median";
    private const string ItemHead = "ns an item";

    public static IEnumerable<(string Group, string Case, double Seconds)> Read(string output)
    {
        string group = string.Empty;
        string[] heads = [];
        foreach (string line in output.Split('\n'))
        {
            if (line.StartsWith(GroupMark, StringComparison.Ordinal))
                (group, heads) = (line[GroupMark.Length..].Trim(), []);
            if (!line.StartsWith('|') || line.StartsWith("| ---", StringComparison.Ordinal))
                continue;
            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(static c => c.Trim())];
            if (heads.Length == 0)
                heads = cells;
            else if (Finest(Cell(MedianHead), Cell(ItemHead) + " ns") is { } seconds)
                yield return (group, cells[0], seconds);

            string Cell(string head) => Array.IndexOf(heads, head) is >= 0 and int at ? cells[at] : string.Empty;
        }
    }

    /// <summary>
    /// The one that is printed with more digits. They differ by the number of items, which is the same in both commits.
    /// </summary>
    private static double? Finest(string median, string item)
    {
        string finest = item.Count(char.IsDigit) > median.Count(char.IsDigit) ? item : median;
        return
            finest.Split(' ') is [var number, var unit]
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
                * unit switch
                {
                    "ns" => 1e-9,
                    "µs" => 1e-6,
                    "ms" => 1e-3,
                    _ => throw new FormatException($"'{finest}' has a unit that no table prints."),
                }
            : null;
    }
}
