namespace GeoDL.Typed.Attack;

/// <summary>A way from typed to untyped values, or from untyped to typed ones.</summary>
/// <param name="Name">Its name, the kind first.</param>
/// <param name="Code">Statements that declare <c>double $k</c>, or <c>$N $y</c>, or <c>Scalars $y</c>.</param>
internal sealed record Leak(string Name, string Code) : Snippet(Name)
{
    /// <summary>Whether the code reads the feature: a ref struct, which few containers hold.</summary>
    public bool ReadsFeature => Code.Contains("$x", StringComparison.Ordinal);

    /// <summary>Whether it needs labels.</summary>
    public bool ReadsLabels => Code.Contains("$s", StringComparison.Ordinal);

    /// <summary>Whether it takes a feature out of what is untyped, rather than a number out of what is typed.</summary>
    public bool GivesFeature => Code.Contains("$y", StringComparison.Ordinal);

    /// <summary>
    /// Whether what it gives are the scalars that the model returns: they are combined with nothing else.
    /// </summary>
    public bool GivesResult => Code.Contains("Scalars $y", StringComparison.Ordinal);

    /// <summary>Whether it stands in checked code only, so that nothing but itself is a reason to reject it.</summary>
    public bool IsBehind { get; init; }

    /// <summary>Whether the model must know reflections.</summary>
    public bool NeedsParity { get; init; }

    /// <summary>What the rows of the cloud must be; null for any.</summary>
    public Domain? Only { get; init; }
}
