namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// What a step of the pipeline made, or that it failed inside: an exception would take the whole generator down.
/// </summary>
/// <param name="Name">What was being read, for the message.</param>
/// <param name="Value">The result; null if there is nothing to emit.</param>
/// <param name="Error">The exception's text; null if all went well.</param>
public sealed record Outcome<T>(string Name, T? Value, string? Error)
    where T : class
{
    /// <summary>The name of the file that says so.</summary>
    public string Hint { get; init; } = string.Empty;
}
