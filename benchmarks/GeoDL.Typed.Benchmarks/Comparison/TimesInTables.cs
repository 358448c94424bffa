namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>
/// Reads the tables that a commit's own program prints: older commits can be compared, whatever their program knows.
/// </summary>
internal static class TimesInTables
{
    private const string GroupMark = "### ";
    private const string MedianHead = "ours, median";
    private const string ItemHead = "ns an item";

    public static IEnumerable<PrintedTime> Read(string output)
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
            else
                yield return new PrintedTime(group, cells[0], Cell(MedianHead), Cell(ItemHead) + " ns");

            string Cell(string head) => Array.IndexOf(heads, head) is >= 0 and int at ? cells[at] : string.Empty;
        }
    }
}
