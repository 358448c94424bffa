namespace GeoDL.Typed.Attack;

/// <summary>Decides what a program is to be, composes it and writes it.</summary>
internal static class ProgramFactory
{
    private const int PagesAProgram = 9;

    /// <summary>Of a hundred programs, how many are well-typed.</summary>
    private const int Clean = 42;

    public static RandomProgram Make(int seed, string name, AttackOptions options)
    {
        var choice = new Random(seed ^ 0x2545f491);
        for (int attempt = 0; ; attempt++)
        {
            int kind = options.OnlyClean ? 0 : choice.Next(100);
            bool isClean = kind < Clean && options.Plant is null;
            Draft draft = Composer.Compose(unchecked(seed + (attempt * 104729)) & int.MaxValue, name, isSmall: options.IsSmall || (!isClean && choice.Next(4) > 0));
            if (options.Plant is { } plant)
            {
                if (Planted(draft, choice, plant) is { } chosen)
                    return chosen;
            }
            else if (isClean)
            {
                return new ProgramPrinter(draft).Print(ProgramKind.Clean, []);
            }
            else if (kind < Clean + 8)
            {
                return Misdeclared(draft, choice);
            }
            else if (Planted(draft, choice, kind < Clean + 20 ? "mistake" : string.Empty) is { } program)
            {
                return program;
            }
        }
    }

    /// <summary>A clean program beside examples of wrong declarations.</summary>
    private static RandomProgram Misdeclared(Draft draft, Random choice)
    {
        string[] ids = [.. RulePages.Ids];
        choice.Shuffle(ids);
        string[] chosen = ids[..PagesAProgram];
        draft.OtherFile = string.Concat(chosen.Select((id, i) => RulePages.Case(id, $"{draft.Name}.Case{i}")));
        return new ProgramPrinter(draft).Print(ProgramKind.Misdeclared, ["pages of rules", .. chosen]);
    }

    /// <summary>One of all plants whose names contain a text; null if it does not fit into the draft.</summary>
    private static RandomProgram? Planted(Draft draft, Random choice, string text)
    {
        var planter = new Planter(draft);
        var plants = new List<(string Name, Func<bool> Plant, ProgramKind Kind, int Weight)>();
        plants.AddRange(Leaks.All.Select(l => (l.Name, (Func<bool>)(() => planter.Leak(l)), ProgramKind.Planted, 4)));
        plants.AddRange(Writes.All.Select(w => (w.Name, (Func<bool>)(() => planter.Write(w)), ProgramKind.Planted, 6)));
        plants.AddRange(Parities.Odd.Select(p => (p.Name, (Func<bool>)(() => planter.Parity(p)), ProgramKind.Planted, 6)));
        plants.AddRange(Silencer.All.Select(s => (s.Name, (Func<bool>)(() => planter.Silence(s)), ProgramKind.Planted, s.IsAlone ? 1 : 6)));
        plants.AddRange(Mistakes.All.Select(m => ("mistake: " + m.Name, (Func<bool>)(() => planter.Mistake(m)), ProgramKind.Mistyped, 5)));
        plants.RemoveAll(p => !p.Name.Contains(text, StringComparison.Ordinal) || (text.Length == 0 && p.Kind == ProgramKind.Mistyped));
        int at = choice.Next(plants.Sum(static p => p.Weight));
        foreach (var (_, plant, kind, weight) in plants)
        {
            at -= weight;
            if (at < 0)
                return plant() ? new ProgramPrinter(draft).Print(kind, planter.Planted) : null;
        }

        return null;
    }
}
