namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>How long one run took: median and least of several rounds, in seconds.</summary>
internal sealed record Sample(double Median, double Least, int Rounds)
{
    public static Sample Of(IEnumerable<double> seconds)
    {
        double[] sorted = [.. seconds.Order()];
        int half = sorted.Length / 2;
        return new Sample(
            sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
            sorted[0],
            sorted.Length
        );
    }
}
