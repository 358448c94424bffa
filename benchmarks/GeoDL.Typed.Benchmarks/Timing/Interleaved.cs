using System.Diagnostics;

namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Times cases in turn, round after round, so that whatever slows the machine down slows all of them down.</summary>
internal static class Interleaved
{
    private const double SecondsPerSample = 0.02;

    public static IReadOnlyList<Timed> Run(IReadOnlyList<Case> cases, int rounds)
    {
        int[] repeats = [.. cases.Select(Calibrate)];
        double[][] samples = [.. cases.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < cases.Count; i++)
                samples[i][round] = Time(cases[i], repeats[i]);
        }

        return [.. cases.Select((c, i) => new Timed(c, Median(samples[i]), samples[i].Min()))];
    }

    /// <summary>Warms a case up and finds how often it must run for a sample that a clock can measure.</summary>
    private static int Calibrate(Case work)
    {
        double seconds = Time(work, 1);
        seconds = Math.Min(seconds, Time(work, 1));
        return Math.Clamp((int)(SecondsPerSample / seconds), 1, 1_000_000);
    }

    private static double Time(Case work, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            work.Run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }

    private static double Median(double[] samples)
    {
        Array.Sort(samples);
        int half = samples.Length / 2;
        return samples.Length % 2 == 1 ? samples[half] : (samples[half - 1] + samples[half]) / 2;
    }
}
