using System.Diagnostics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Witness;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Attack;

/// <summary>Composes, compiles, runs and judges programs, batch by batch.</summary>
internal sealed class AttackRun(AttackOptions options, Action<string>? progress = null)
{
    private readonly CompilerHost _host = new() { Overlooked = options.Without, OverlookedSymbol = options.Overlook };
    private readonly List<ProgramOutcome> _outcomes = [];
    private readonly Dictionary<string, int> _shadows = [];

    /// <summary>Runs everything and reports.</summary>
    public async Task<AttackReport> Execute()
    {
        var watch = Stopwatch.StartNew();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers };
        await Parallel.ForEachAsync(
            Enumerable.Range(options.First, options.Programs).Chunk(options.BatchSize).Index(),
            parallel,
            async (chunk, _) =>
            {
                if (watch.Elapsed > options.Limit)
                    return;
                (RandomProgram Program, int Seed)[] programs =
                [
                    .. chunk.Item.Select(i => (ProgramFactory.Make(i, options), Seeds.Of(options.Seed, i))),
                ];
                foreach ((RandomProgram, int)[] group in Groups(programs))
                    await Batch(group, isHostile: chunk.Index % 4 == 3);
                lock (_outcomes)
                {
                    progress?.Invoke(
                        $"{_outcomes.Count} programs, {_outcomes.Count(static o => o.IsAccepted)} "
                            + $"accepted, {_outcomes.Count(static o => o.IsUnsound)} unsound, "
                            + $"{_outcomes.Sum(static o => o.Unexplained.Count)} calls unexplained, "
                            + $"{_host.Crashes.Count} crashes, {watch.Elapsed.TotalSeconds:0} s"
                    );
                }
            }
        );

        return new AttackReport(
            options,
            [.. _outcomes.OrderBy(static o => o.Name, StringComparer.Ordinal)],
            [.. _host.Crashes],
            watch.Elapsed
        );
    }

    /// <summary>Programs that change the whole compilation are compiled alone.</summary>
    private static IEnumerable<(RandomProgram, int)[]> Groups((RandomProgram Program, int Seed)[] programs)
    {
        (RandomProgram, int)[] together = [.. programs.Where(static p => !p.Program.Draft.IsAlone)];
        if (together.Length > 0)
            yield return together;
        foreach ((RandomProgram, int) alone in programs.Where(static p => p.Program.Draft.IsAlone))
            yield return [alone];
    }

    private async Task Batch((RandomProgram Program, int Seed)[] programs, bool isHostile)
    {
        CompiledBatch batch = await _host.Compile([.. programs.Select(static p => p.Program)], isHostile);
        ProgramOutcome[] outcomes = [.. batch.Verdicts.Select((v, i) => new ProgramOutcome(v, programs[i].Seed))];
        lock (_outcomes)
            _outcomes.AddRange(outcomes);
        int[] chosen =
        [
            .. Enumerable
                .Range(0, outcomes.Length)
                .Where(i => batch.Verdicts[i].IsAccepted || IsShadow(batch.Verdicts[i])),
        ];
        if (chosen.Length == 0)
            return;
        if (
            CompilerHost.Emit(
                batch,
                chosen.Select(i => batch.Verdicts[i]),
                OptimizationLevel.Release,
                out string? failure
            )
            is not { } emitted
        )
        {
            _host.Crashes.Add($"not emitted: {failure}");
            return;
        }

        Witness(batch, emitted, outcomes);
        using LoadedBatch loaded = CompilerHost.Load(emitted);
        foreach (int i in chosen.Where(i => !batch.Verdicts[i].Program.Draft.IsDangerous))
        {
            Draft draft = batch.Verdicts[i].Program.Draft;
            KeptGroup? claim = Claims.Of(batch.Compilation, draft.Name, draft.Group);
            var images = ImageSpace.Of(draft, claim);
            Judgement Judged(ImageSpace? kept) =>
                new Judge(loaded.EntryOf(draft.Name), draft.Space, kept, claim).Run(
                    outcomes[i].Seed,
                    SceneKind.Generic,
                    Other(draft, outcomes[i].Seed)
                );
            outcomes[i].Judgement = Judged(images);
            if (
                batch.Verdicts[i].IsAccepted
                && images?.ClaimsLess(draft) == true
                && outcomes[i].Judgement!.Kind == JudgementKind.Equivariant
            )
            {
                outcomes[i].KeepsMore =
                    Judged(images with { Kept = ImageSpace.AllOf(draft) }).Kind == JudgementKind.Equivariant;
            }
            if (outcomes[i].IsUnsound)
            {
                progress?.Invoke(
                    $"not equivariant: {draft.Name} {string.Join(", ", outcomes[i].Planted)}: {outcomes[i].Judgement}"
                );
            }
        }
    }

    /// <summary>Asks the second witness about accepted programs.</summary>
    private void Witness(CompiledBatch batch, EmittedCode emitted, ProgramOutcome[] outcomes)
    {
        if (!outcomes.Any(static o => o.IsAccepted))
            return;
        ILookup<string, Finding> findings;
        try
        {
            findings = WitnessStand.Examine(batch, emitted);
        }
        catch (Exception error)
        {
            _host.Crashes.Add($"witness: {error}");
            return;
        }

        foreach (ProgramOutcome outcome in outcomes)
        {
            outcome.Unexplained = [.. findings[outcome.Name]];
            if (outcome.Unexplained.Count > 0)
            {
                progress?.Invoke(
                    $"unexplained: {outcome.Name} {string.Join(", ", outcome.Planted)}: {outcome.Unexplained[0]}"
                );
            }
        }
    }

    /// <summary>
    /// Whether a rejected program is run all the same: if C# itself has nothing against it, the first few of each plant
    /// and rule.
    /// </summary>
    private bool IsShadow(Verdict verdict)
    {
        if (verdict.IsAccepted || verdict.HasCSharpErrors)
            return false;
        string key = string.Join("+", verdict.Program.Planted) + " by " + string.Join("+", verdict.Rules);
        lock (_shadows)
        {
            int known = _shadows.GetValueOrDefault(key);
            _shadows[key] = known + 1;
            return known < options.Shadows;
        }
    }

    private static SceneKind Other(Draft draft, int seed) =>
        (seed & 3) switch
        {
            0 => SceneKind.Symmetric,
            1 => SceneKind.Nearest,
            2 when draft.HasCutoff || !draft.HasConvolution => SceneKind.AllPairs,
            _ => SceneKind.Periodic,
        };
}
