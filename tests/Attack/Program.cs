using System.Globalization;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Attack;

string? Value(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
int Number(string name, int fallback) =>
    Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;

if (Number("--parities", 0) is > 0 and var parities)
{
    ParityRun run = new ParityRun(
        parities,
        Number("--seed", 1),
        workers: Number("--workers", 1),
        progress: Console.Error.WriteLine
    ).Execute();
    foreach (ParityOutcome wrong in run.Wrong.OrderBy(static w => w.Lambda.Text.Length).Take(20))
    {
        Console.WriteLine(
            $"wrong: {(wrong.IsOdd ? "odd" : "even")} {wrong.Lambda.Number}: {wrong.Lambda.Text}\n  {wrong.Where}"
        );
    }
    foreach (string failure in run.Crashes.Take(5).Concat(run.Rejected.Take(5)))
        Console.WriteLine(failure);
    Console.WriteLine(run.Write());
    return run.Wrong.IsEmpty && run.Crashes.IsEmpty ? 0 : 1;
}

if (Number("--mutants", 0) is > 0 and var mutants)
{
    MutantRun run = await new MutantRun(
        mutants,
        Number("--seed", 1),
        Number("--first", 0),
        Number("--workers", 1),
        progress: Console.Error.WriteLine
    ).Execute();
    foreach ((Mutant mutant, string fault) in run.Faults.OrderBy(static f => f.Mutant.Text.Length).Take(20))
        Console.WriteLine($"{mutant.Number} ({string.Join(", ", mutant.Changes)}): {fault}");
    Console.WriteLine(run.Write());
    return run.Faults.IsEmpty ? 0 : 1;
}

if (Value("--mutant") is { } one)
{
    Console.WriteLine(MutantComposer.Make(int.Parse(one, CultureInfo.InvariantCulture), Number("--seed", 1)).Text);
    return 0;
}

var options = new AttackOptions
{
    Programs = Number("--programs", 300),
    Seed = Number("--seed", 1),
    First = Number("--first", 0),
    BatchSize = Number("--batch", 64),
    Shadows = Number("--shadows", 3),
    Workers = Number("--workers", 1),
    Limit = TimeSpan.FromMinutes(Number("--minutes", 480)),
    Plant = Value("--plant"),
    Form = Value("--form"),
    Without = Value("--without"),
    Overlook = Value("--overlook") is { } kind ? Enum.Parse<HiddenSymbol>(kind) : null,
    Groups = Enum.Parse<ModelGroups>(Value("--groups") ?? nameof(ModelGroups.All), ignoreCase: true),
    OnlyClean = args.Contains("--clean"),
};
if (Value("--show") is { } show)
{
    int index = int.Parse(show, CultureInfo.InvariantCulture);
    RandomProgram program = ProgramFactory.Make(index, options);
    Console.WriteLine(program.Source + "\n// " + string.Join(", ", program.Planted) + "\n\n" + program.Entry);
    return 0;
}

if (args.Contains("--compose-only"))
{
    Console.WriteLine(
        Coverage.Table([
            .. Enumerable
                .Range(options.First, options.Programs)
                .AsParallel()
                .Select(i => Coverage.Of(ProgramFactory.Make(i, options))),
        ])
    );
    return 0;
}

AttackReport report = await new AttackRun(options, Console.Error.WriteLine).Execute();
foreach (ProgramOutcome outcome in report.Outcomes.Where(static o => o.IsUnsound || o.IsInconsistent))
{
    Console.WriteLine(
        $"{outcome.Name} {string.Join(", ", outcome.Planted)}: {outcome.Judgement}\n{outcome.Errors}\n{outcome.Source}"
    );
}
foreach (ProgramOutcome outcome in report.Unexplained)
{
    Console.WriteLine(
        $"{outcome.Name} {string.Join(", ", outcome.Planted)}:\n    {string.Join("\n    ", outcome.Unexplained)}"
    );
}
if (args.Contains("--rejected"))
{
    foreach (
        ProgramOutcome outcome in report.Outcomes.Where(static o => o is { IsAccepted: false, Kind: ProgramKind.Clean })
    )
    {
        Console.WriteLine($"{outcome.Name}: {outcome.Errors}");
    }
    foreach (
        ProgramOutcome outcome in report.Outcomes.Where(static o =>
            o.Judgement?.Kind == JudgementKind.Throws && o.IsAccepted
        )
    )
    {
        Console.WriteLine($"{outcome.Name}: {outcome.Judgement!.Detail}");
    }
}

if (args.Contains("--accepted"))
{
    foreach (
        ProgramOutcome outcome in report.Outcomes.Where(static o =>
            o is { IsAccepted: true, Kind: not ProgramKind.Clean }
        )
    )
    {
        Console.WriteLine($"{outcome.Name} {string.Join(", ", outcome.Planted)}: {outcome.Judgement}");
    }
}

if (args.Contains("--csharp"))
{
    foreach (
        ProgramOutcome outcome in report.Outcomes.Where(static o =>
            o is { IsAccepted: false, Kind: not ProgramKind.Clean } && o.Rules.Count == 0
        )
    )
    {
        Console.WriteLine($"{outcome.Name} {string.Join(", ", outcome.Planted)}: {outcome.Errors}");
    }
}

foreach (string crash in report.Crashes.Take(20))
    Console.WriteLine("crash: " + crash);
string text = report.Write() + await Backstops.Write();
Console.WriteLine(text);
if (Value("--report") is { } path)
    await File.WriteAllTextAsync(path, text);
return report.Unsound.Count + report.Crashes.Count + report.Inconsistent.Count + report.Unexplained.Count == 0 ? 0 : 1;
