namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>The cases that two commits share, timed in pairs of processes.</summary>
/// <param name="Ratios">One a case.</param>
/// <param name="Unpaired">Cases that only one of them has.</param>
internal sealed record PairedTimings(IReadOnlyList<RatioInterval> Ratios, IReadOnlyList<string> Unpaired)
{
    /// <summary>Every other pair begins with the other commit, so that neither is always the first.</summary>
    public static PairedTimings Take(BuiltCommit old, BuiltCommit now, string words, int pairs)
    {
        var ratios = new Dictionary<(string Group, string Case), List<double>>();
        var unpaired = new SortedSet<string>(StringComparer.Ordinal);
        for (int pair = 0; pair < pairs; pair++)
        {
            Dictionary<(string, string), PrintedTime> before,
                after;
            if (pair % 2 == 0)
                (before, after) = (Times(old), Times(now));
            else
                (after, before) = (Times(now), Times(old));
            foreach (((string Group, string Case) key, PrintedTime time) in before)
            {
                if (!after.TryGetValue(key, out PrintedTime? other))
                    continue;
                if (!ratios.TryGetValue(key, out List<double>? list))
                    ratios.Add(key, list = []);
                list.Add(other.Over(time));
            }

            unpaired.UnionWith(
                before
                    .Keys.Except(after.Keys)
                    .Concat(after.Keys.Except(before.Keys))
                    .Select(static k => $"{k.Item1}: {k.Item2}")
            );
            Console.Error.WriteLine($"pair {pair + 1} of {pairs}");
        }

        return new PairedTimings(
            [.. ratios.Select(static r => RatioInterval.Of(r.Key.Group, r.Key.Case, r.Value))],
            [.. unpaired]
        );

        Dictionary<(string, string), PrintedTime> Times(BuiltCommit commit) =>
            commit.Time(words).ToDictionary(static t => (t.Group, t.Case));
    }
}
