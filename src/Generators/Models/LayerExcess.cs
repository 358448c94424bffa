namespace GeoDL.Typed.Generators.Models;

/// <summary>A size of a layer that exceeds a limit, or is near it.</summary>
/// <param name="What">The size in words, with its number.</param>
/// <param name="IsOfCompiler">Whether the limit protects the compiler; otherwise memory cannot hold the layer.</param>
/// <param name="Limit">The limit.</param>
public sealed record LayerExcess(string What, bool IsOfCompiler, int Limit)
{
    /// <summary>Why there is a limit.</summary>
    public string Why =>
        IsOfCompiler ? "the code that the compiler must process in each build" : "the range of 32-bit integers";
}
