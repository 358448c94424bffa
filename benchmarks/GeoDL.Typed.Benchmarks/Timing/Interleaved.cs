using System.Diagnostics;

namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Times cases and their peers in turn, round after round, so that whatever slows the machine down slows all of them down.</summary>
internal sealed class Interleaved(Peer peer, int rounds)
{
    private const double SecondsPerSample = 0.05;

    /// <summary>Times one group; its cases are interleaved.</summary>
    public IReadOnlyList<Timed> Run(IReadOnlyList<Case> cases)
    {
        Func<int, double>[] clocks = [.. cases.Select(static c => Clock(c.Run)), .. cases.Select(c => peer.IsPresent && c.Peer is { } work ? n => peer.Time(work, n) : (Func<int, double>)(static _ => double.NaN))];
        int[] repeats = [.. clocks.Select(Calibrate)];
        double[][] samples = [.. clocks.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < clocks.Length; i++)
                samples[i][round] = clocks[i](repeats[i]);
        }

        return [.. cases.Select((c, i) => new Timed(c, Median(samples[i]), samples[i].Min(), Median(samples[cases.Count + i]) is double m && !double.IsNaN(m) ? m : null))];
    }

    private static Func<int, double> Clock(Action run) => repeats =>
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
            run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    };

    /// <summary>Warms a case up and finds how often it must run for a sample that a clock can measure.</summary>
    private static int Calibrate(Func<int, double> clock)
    {
        double seconds = clock(1);
        seconds = Math.Min(seconds, clock(1));
        return double.IsNaN(seconds) ? 1 : Math.Clamp((int)(SecondsPerSample / seconds), 1, 1_000_000);
    }

    private static double Median(double[] samples)
    {
        Array.Sort(samples);
        int half = samples.Length / 2;
        return samples.Length % 2 == 1 ? samples[half] : (samples[half - 1] + samples[half]) / 2;
    }
}
