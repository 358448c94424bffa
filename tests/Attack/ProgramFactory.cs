namespace GeoDL.Typed.Attack;

/// <summary>Decides what a program is to be, composes it and writes it.</summary>
internal static class ProgramFactory
{
    public static RandomProgram Make(int seed, string name, AttackOptions options)
    {
        var choice = new Random(seed ^ 0x2545f491);
        for (int attempt = 0; ; attempt++)
        {
            Draft draft = Composer.Compose(seed + (attempt * 104729), name);
            int kind = options.OnlyClean ? 0 : options.Plant is null ? choice.Next(100) : 60;
            if (kind < 45)
                return new ProgramPrinter(draft).Print(ProgramKind.Clean, []);
            var planter = new Planter(draft);
            Leak[] leaks = [.. Leaks.All.Where(l => options.Plant is null || l.Name.Contains(options.Plant, StringComparison.Ordinal))];
            bool isPlanted = kind < 90 && leaks.Length > 0 ? planter.Leak(leaks[choice.Next(leaks.Length)]) : planter.Write(Writes.All[choice.Next(Writes.All.Count)]);
            if (isPlanted)
                return new ProgramPrinter(draft).Print(ProgramKind.Planted, planter.Planted);
        }
    }
}
