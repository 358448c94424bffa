namespace GeoDL.Typed.Generators.Models;

/// <summary>A multi-layer perceptron on even scalars.</summary>
public sealed record PerceptronOptions(
    EquatableArray<int> Hidden,
    Nonlinearity Activation,
    bool Bias,
    MomentConstants Constants
) : LayerOptions;
