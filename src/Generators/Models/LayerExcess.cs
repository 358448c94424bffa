namespace GeoDL.Typed.Generators.Models;

/// <summary>A size of a layer that is beyond a limit, or near it.</summary>
/// <param name="What">The size in words, with its number.</param>
/// <param name="IsOfCompiler">Whether the limit is there for the compiler's sake; otherwise memory cannot hold
/// it.</param>
/// <param name="Limit">The limit.</param>
public sealed record LayerExcess(string What, bool IsOfCompiler, int Limit)
{
    /// <summary>Why there is a limit.</summary>
    public string Why =>
        IsOfCompiler ? "the code that the compiler must process in each build" : "the range of 32-bit integers";
}
