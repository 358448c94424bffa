namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>How much time a table may take.</summary>
/// <param name="Rounds">Rounds of a case, at most.</param>
/// <param name="Sample">Seconds of one round of a short case: it is repeated until they are full.</param>
/// <param name="Budget">Seconds for all rounds of a long case: it gets fewer, but three.</param>
internal sealed record Effort(int Rounds, double Sample, double Budget)
{
    private const int LeastRounds = 3;

    public static Effort Full { get; } = new(9, 0.05, 4);

    public static Effort Quick { get; } = new(5, 0.02, 0.5);

    public int Repeats(double seconds) => Math.Clamp((int)(Sample / seconds), 1, 1_000_000);

    public int RoundsOf(double seconds) => Math.Clamp((int)(Budget / seconds), LeastRounds, Rounds);
}
