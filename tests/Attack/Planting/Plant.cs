namespace GeoDL.Typed.Attack;

/// <summary>Something that is planted into a well-typed draft.</summary>
/// <param name="Name">Its name: the kind, and behind a slash the variant.</param>
/// <param name="Kind">What the program is then.</param>
/// <param name="Weight">How often its kind comes.</param>
/// <param name="TryAdd">Plants it; false if it does not fit into the draft.</param>
internal sealed record Plant(string Name, ProgramKind Kind, int Weight, Func<Planter, bool> TryAdd)
{
    /// <summary>The weight of what the long run must have planted often.</summary>
    private const int Often = 5;

    /// <summary>Everything but what does not fit.</summary>
    public static IReadOnlyList<Plant> Faults { get; } =
    [
        .. Leaks.All.Select(static l => new Plant(
            l.Name,
            ProgramKind.Planted,
            l.IsBehind || l.Only is not null ? Often : 1,
            p => p.Leak(l)
        )),
        .. Writes.All.Select(static w => new Plant(w.Name, ProgramKind.Planted, 1, p => p.Write(w))),
        .. Parities.Odd.Select(static f => new Plant(
            f.Name,
            ProgramKind.Planted,
            f.Name.Contains('/', StringComparison.Ordinal) ? Often : 1,
            p => p.Parity(f)
        )),
        .. Functions.All.Select(static f => new Plant(f.Name, ProgramKind.Planted, Often, p => p.Plant(f))),
        .. Silencer.All.Select(static s => new Plant(s.Name, ProgramKind.Planted, 1, p => p.Silence(s))),
    ];

    /// <summary>What does not fit.</summary>
    public static IReadOnlyList<Plant> Misfits { get; } =
    [
        .. Mistakes.All.Select(static m => new Plant(
            "mistake: " + m.Name,
            ProgramKind.Mistyped,
            m.Name.Contains('/', StringComparison.Ordinal) ? 2 : 1,
            p => p.Mistake(m)
        )),
    ];

    /// <summary>The kind, which variants share.</summary>
    public string Family => FamilyOf(Name);

    /// <summary>The kind of a name.</summary>
    public static string FamilyOf(string name) => name.Split(" / ")[0];
}
