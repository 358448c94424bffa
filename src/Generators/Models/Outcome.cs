namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// The result of a step of the pipeline, or its internal failure: an exception would stop the whole generator.
/// </summary>
/// <param name="Name">The name of what was read, for the message.</param>
/// <param name="Value">The result; null if there is nothing to emit.</param>
/// <param name="Error">The exception's text; null if all went well.</param>
public sealed record Outcome<T>(string Name, T? Value, string? Error)
    where T : class
{
    /// <summary>The name of the file with the error.</summary>
    public string Hint { get; init; } = string.Empty;
}
