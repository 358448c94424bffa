namespace GeoDL.Typed.Attack;

/// <summary>A step as text.</summary>
/// <param name="Statements">Statements before the value is used.</param>
/// <param name="Text">The value's text from there on.</param>
internal sealed record WrittenStep(string Statements, string Text)
{
    /// <summary>Members of the model that it needs.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Types beside the model that it needs.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether its layer is declared in one of these types.</summary>
    public bool MovesLayer { get; init; }
}
