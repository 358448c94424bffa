namespace GeoDL.Typed.Attack;

/// <summary>A form that clean programs take in turn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TryAdd">Adds it; false if it does not fit into the draft.</param>
internal sealed record Form(string Name, Func<Planter, bool> TryAdd)
{
    /// <summary>All forms, mixed.</summary>
    public static IReadOnlyList<Form> All { get; } = Mixed();

    private static Form[] Mixed()
    {
        Form[] all =
        [
            .. UntypedForms.All.Select(static f => new Form(f.Name, p => p.Form(f))),
            .. TypedForms.All.Select(static f => new Form(f.Name, p => p.Form(f))),
            .. TypedForms.Labels.Select(static f => new Form(f.Name, p => p.Labels(f))),
        ];
        new Random(1).Shuffle(all);
        return all;
    }
}
