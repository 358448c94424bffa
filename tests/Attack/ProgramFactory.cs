namespace GeoDL.Typed.Attack;

/// <summary>
/// Decides what a program is to be, composes it and writes it. What it is follows from its number, in turn; everything
/// else from its seed.
/// </summary>
internal static class ProgramFactory
{
    private const int PagesAProgram = 9,
        FormsAProgram = 2;

    /// <summary>
    /// Of a hundred programs, how many are well-typed, stand beside wrong declarations, and have something that does
    /// not fit. The others leak.
    /// </summary>
    private const int Clean = 40,
        Misdeclared = 4,
        Mistyped = 6;

    /// <summary>How many drafts are composed for something that does not fit into each.</summary>
    private const int Drafts = 300;

    private static readonly PlantOrder Faults = new(Plant.Faults),
        Misfits = new(Plant.Misfits);

    /// <summary>The program of a number.</summary>
    public static RandomProgram Make(int number, AttackOptions options)
    {
        int seed = Seeds.Of(options.Seed, number);
        if (options.Plant is { } plant)
        {
            return Planted(
                seed,
                number,
                PlantOrder.Each(
                    Plant.Faults.Concat(Plant.Misfits).Where(p => p.Name.Contains(plant, StringComparison.Ordinal))
                ),
                number,
                options
            );
        }
        if (options.OnlyClean || options.Form is not null)
            return WithForms(seed, number, number, options);
        // Coprime to a hundred: each hundred numbers have each lane once, in an order that spreads the kinds.
        int lane = number * 37 % 100,
            hundred = (number / 100) + (options.Seed % 1000);
        return lane switch
        {
            < Clean => WithForms(seed, number, (hundred * Clean) + lane, options),
            < Clean + Misdeclared => Beside(seed, number, options),
            < Clean + Misdeclared + Mistyped => Planted(
                seed,
                number,
                Misfits,
                (hundred * Mistyped) + lane - Clean - Misdeclared,
                options
            ),
            _ => Planted(
                seed,
                number,
                Faults,
                (hundred * (100 - Clean - Misdeclared - Mistyped)) + lane - Clean - Misdeclared - Mistyped,
                options
            ),
        };
    }

    /// <summary>A clean program with the forms whose turn it is.</summary>
    private static RandomProgram WithForms(int seed, int number, int turn, AttackOptions options)
    {
        Form[] fitting = options.Form is { } text
            ? [.. Form.All.Where(f => f.Name.Contains(text, StringComparison.Ordinal))]
            : [.. Form.All];
        Form[] chosen = options.Form is null
            // Another partner each round: two that fit into few drafts must not always meet.
            ?
            [
                .. Enumerable
                    .Range(0, FormsAProgram)
                    .Select(i =>
                        fitting[
                            (turn + (i * ((fitting.Length / FormsAProgram) + (turn / fitting.Length)))) % fitting.Length
                        ]
                    ),
            ]
            : [fitting[turn % fitting.Length]];
        for (int attempt = 0; ; attempt++)
        {
            Draft draft = Compose(seed, number, attempt, options.IsSmall, options);
            var planter = new Planter(draft);
            bool isWritten = chosen.All(f => f.TryAdd(planter));
            if (attempt == Drafts && !draft.IsFitting)
                draft = Compose(seed, number, attempt, options.IsSmall, options);
            if ((isWritten && draft.IsFitting) || attempt == Drafts)
                return new ProgramPrinter(draft).Print(ProgramKind.Clean, []);
        }
    }

    /// <summary>A clean program beside examples of wrong declarations.</summary>
    private static RandomProgram Beside(int seed, int number, AttackOptions options)
    {
        Draft draft = Compose(seed, number, 0, options.IsSmall, options);
        string[] ids = [.. RulePages.Ids];
        new Random(seed ^ 0x2545f491).Shuffle(ids);
        string[] chosen = ids[..PagesAProgram];
        draft.OtherFile = string.Concat(chosen.Select((id, i) => RulePages.Case(id, $"{draft.Name}.Case{i}")));
        return new ProgramPrinter(draft).Print(ProgramKind.Misdeclared, ["pages of rules", .. chosen]);
    }

    /// <summary>A program with the plant whose turn it is.</summary>
    private static RandomProgram Planted(int seed, int number, PlantOrder order, int turn, AttackOptions options)
    {
        for (int attempt = 0; ; attempt++)
        {
            Plant plant = order[turn + (attempt / Drafts)];
            Draft draft = Compose(seed, number, attempt, options.IsSmall || ((seed >> 3) + attempt) % 4 > 0, options);
            var planter = new Planter(draft);
            if (plant.TryAdd(planter) && draft.IsFitting)
                return new ProgramPrinter(draft).Print(plant.Kind, planter.Planted);
        }
    }

    private static Draft Compose(int seed, int number, int attempt, bool isSmall, AttackOptions options) =>
        Composer.Compose(unchecked(seed + (attempt * 104729)) & int.MaxValue, $"P{number:D6}", isSmall, options.Groups);
}
