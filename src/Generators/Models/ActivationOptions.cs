namespace GeoDL.Typed.Generators.Models;

/// <summary>Functions of scalars, one a declared block.</summary>
public sealed record ActivationOptions(
    EquatableArray<Nonlinearity> Functions,
    bool Normalize,
    MomentConstants Constants
) : LayerOptions;
