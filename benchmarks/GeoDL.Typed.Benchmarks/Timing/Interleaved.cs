using System.Diagnostics;

namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>
/// Times cases and their peers in turn, round after round, so that whatever slows the machine down slows all of them
/// down.
/// </summary>
internal sealed class Interleaved(Peers peers, Effort effort)
{
    private const double SettleSeconds = 0.2;

    /// <summary>Times one group; its cases are interleaved.</summary>
    public IReadOnlyList<Timed> Run(IReadOnlyList<Case> cases)
    {
        // One clock for each work of a peer: two cases of ours may be compared with the same.
        Dictionary<PeerWork, Clock> others = [];
        foreach (PeerWork work in cases.SelectMany(static c => c.Peers).Distinct())
        {
            if (peers.Clock(work) is { } run)
                others.Add(work, new Clock(run, effort));
        }

        Clock[] ours = [.. cases.Select(c => new Clock(Repeat(c.Run, c.Threads), effort))];
        Clock[] all = [.. ours, .. others.Values];
        for (int round = 0; round < effort.Rounds; round++)
        {
            foreach (Clock clock in all)
                clock.Take(round);
        }

        return
        [
            .. cases.Select(
                (c, i) =>
                    new Timed(
                        c,
                        ours[i].Result,
                        c.Peers.Where(others.ContainsKey).ToDictionary(static p => p.Library, p => others[p].Result)
                    )
            ),
        ];
    }

    private static Func<int, double> Repeat(Action run, int threads) =>
        repeats =>
        {
            Parallelism.Threads = threads;
            // Threads of a peer that ran on all cores spin for some milliseconds before they sleep, and ours have to be
            // spread over the cores again.
            for (
                long settling = Stopwatch.GetTimestamp();
                threads > 1 && Stopwatch.GetElapsedTime(settling).TotalSeconds < SettleSeconds;

            )
            {
                run();
            }
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++)
                run();
            return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
        };

    private sealed class Clock
    {
        /// <summary>Runs below this are run once more without being counted.</summary>
        private const double ShortSeconds = 1;

        /// <summary>Seconds of a run that says enough of itself.</summary>
        private const double Long = 0.3;

        private readonly Func<int, double> _run;
        private readonly List<double> _seconds = [];
        private readonly int _repeats;
        private readonly int _rounds;
        private readonly bool _isShort;

        /// <summary>
        /// Warms a case up and finds how often it must run for a sample that can be measured, and how many samples it
        /// may take.
        /// </summary>
        public Clock(Func<int, double> run, Effort effort)
        {
            _run = run;
            double seconds = run(1);
            if (seconds < Long)
                seconds = Math.Min(seconds, run(1));
            _repeats = effort.Repeats(seconds);
            _rounds = effort.RoundsOf(seconds);
            _isShort = seconds < ShortSeconds;
        }

        public Sample Result => Sample.Of(_seconds);

        public void Take(int round)
        {
            if (round >= _rounds)
                return;
            // While another ran, memory may have been taken away: a run that is not counted brings it back.
            if (_repeats == 1 && _isShort)
                _run(1);
            _seconds.Add(_run(_repeats));
        }
    }
}
