namespace GeoDL.Typed.Generators.Models;

/// <summary>Dropout of whole copies.</summary>
public sealed record DropoutOptions(ExactDouble Probability) : LayerOptions;
