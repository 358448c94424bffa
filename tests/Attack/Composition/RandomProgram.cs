namespace GeoDL.Typed.Attack;

/// <summary>A program as text.</summary>
/// <param name="Draft">What it was written from.</param>
/// <param name="Kind">What it was composed to be.</param>
/// <param name="Planted">The names of what was planted.</param>
/// <param name="Source">The file of the model.</param>
/// <param name="Entry">The file that runs it.</param>
internal sealed record RandomProgram(
    Draft Draft,
    ProgramKind Kind,
    IReadOnlyList<string> Planted,
    string Source,
    string Entry
)
{
    /// <summary>Its name, which is its namespace and its file.</summary>
    public string Name => Draft.Name;

    /// <summary>The path of the model's file.</summary>
    public string Path => string.Format(System.Globalization.CultureInfo.InvariantCulture, Draft.PathFormat, Name);

    /// <summary>The number of operations that its result depends on.</summary>
    public int Size => Draft.Steps.Count;
}
