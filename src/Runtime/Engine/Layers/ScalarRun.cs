namespace GeoDL.Typed.CompilerServices;

/// <summary>Neighbouring numbers of a row to which one function is applied.</summary>
internal readonly record struct ScalarRun(int Offset, int Count, Nonlinearity Function, double Constant)
{
    /// <summary>Runs in the order of the row, neighbours joined where that changes nothing.</summary>
    internal static ScalarRun[] Joined(IEnumerable<ScalarRun> runs)
    {
        var joined = new List<ScalarRun>();
        foreach (ScalarRun run in runs.OrderBy(static r => r.Offset))
            Append(joined, run);
        return [.. joined];
    }

    /// <summary>
    /// Adds a run, joined with the one before where function and constant are the same; empty runs are dropped.
    /// </summary>
    private static void Append(List<ScalarRun> runs, ScalarRun run)
    {
        if (run.Count == 0)
            return;
        if (
            runs.Count > 0
            && runs[^1] is var last
            && last.Function == run.Function
            && last.Constant == run.Constant
            && last.Offset + last.Count == run.Offset
        )
        {
            runs[^1] = last with { Count = last.Count + run.Count };
        }
        else
        {
            runs.Add(run);
        }
    }
}
