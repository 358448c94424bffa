using System.Globalization;
using GeoDL.Typed.Benchmarks.Comparison;

namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>
/// Whether one commit is slower than another: both are built, and their programs run in turn, pair after pair, so that
/// whatever slows the machine down slows both down.
/// </summary>
internal static class Compare
{
    public const string Usage = "compare OLD [NEW] [--pairs N] [--cases \"WORDS\"]";

    private const int LeastPairs = 9;

    /// <summary>0 if no case is slower, 1 if one is in both series.</summary>
    public static int Run(TextWriter output, IReadOnlyList<string> arguments)
    {
        var commits = new List<string>();
        int pairs = LeastPairs;
        string words = string.Empty;
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--pairs" when i + 1 < arguments.Count:
                    if (
                        !int.TryParse(arguments[++i], NumberStyles.None, CultureInfo.InvariantCulture, out pairs)
                        || pairs < LeastPairs
                    )
                    {
                        return Refuse($"'--pairs {arguments[i]}': a number of at least {LeastPairs}.");
                    }
                    break;
                case "--cases" when i + 1 < arguments.Count:
                    words = arguments[++i];
                    break;
                default:
                    commits.Add(arguments[i]);
                    break;
            }
        }

        if (commits.Count is not (1 or 2))
            return Refuse($"One or two commits are compared, not {commits.Count}.");
        if (commits.Count == 1)
            commits.Add("HEAD");
        if (commits.FirstOrDefault(static c => !BuiltCommit.Exists(c)) is { } unknown)
            return Refuse($"There is no commit '{unknown}' here.");

        using var old = BuiltCommit.Build(commits[0]);
        using var now = BuiltCommit.Build(commits[1]);
        var first = PairedTimings.Take(old, now, words, pairs);
        if (first.Ratios.Count == 0)
            return Refuse($"No case of both commits has '{words}' in its name.");
        output.WriteLine($"{old.Name} → {now.Name}, {pairs} pairs of processes; ratios of new to old time.");
        RatioTable.Write(output, first.Ratios);
        foreach (string missing in first.Unpaired)
            output.WriteLine($"Only in one of them: {missing}");

        List<RatioInterval> slower = [.. first.Ratios.Where(static r => r.IsSlower)];
        if (slower.Count == 0)
            return 0;
        output.WriteLine($"{slower.Count} of {first.Ratios.Count} look slower; their groups once more.");
        HashSet<string> suspects = [.. slower.Select(static r => r.Case)];
        List<RatioInterval> again =
        [
            .. slower
                .Select(static r => r.Group)
                .Distinct()
                .SelectMany(group => PairedTimings.Take(old, now, group, pairs).Ratios)
                .Where(r => suspects.Contains(r.Case)),
        ];
        RatioTable.Write(output, again);
        return again.Any(static r => r.IsSlower) ? 1 : 0;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine($"{why} Usage: {Usage}");
        return 1;
    }
}
