namespace GeoDL.Typed.Attack;

/// <summary>An expression that takes a value and gives one of the same type on the same rows.</summary>
/// <param name="Name">Its name, the kind first.</param>
/// <param name="Fits">Which values it takes.</param>
/// <param name="Expression">The expression over <c>$x</c>.</param>
internal sealed record TypedForm(string Name, Func<ProgramValue, bool> Fits, string Expression) : Snippet(Name)
{
    /// <summary>Statements before the expression.</summary>
    public string Statements { get; init; } = string.Empty;
}
