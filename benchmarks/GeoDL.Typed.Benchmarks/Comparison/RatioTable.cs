namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>Prints ratios as Markdown, the slowest first.</summary>
internal static class RatioTable
{
    public static void Write(TextWriter output, IReadOnlyList<RatioInterval> ratios)
    {
        output.WriteLine();
        output.WriteLine("| case | new / old, median | interval | |");
        output.WriteLine("| --- | --: | --- | --- |");
        foreach (RatioInterval r in ratios.OrderByDescending(static r => r.Low))
        {
            output.WriteLine(
                $"| {r.Group}: {r.Case} | {r.Median:0.000} | {r.Low:0.000} to {r.High:0.000} | "
                    + $"{(r.IsSlower ? "slower" : "")} |"
            );
        }

        output.WriteLine();
    }
}
