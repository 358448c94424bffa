namespace GeoDL.Typed.Generators.Models;

/// <summary>Normalisation over the batch.</summary>
/// <param name="Affine">Whether there are weights.</param>
/// <param name="Bias">Whether there are biases beside weights.</param>
/// <param name="Epsilon">Added to the mean square.</param>
/// <param name="Momentum">Weight of the present batch in the running statistics.</param>
/// <param name="Normalization">The member of the runtime's enumeration that says which square is brought to
/// one.</param>
/// <param name="Reduce">The member of the runtime's enumeration that says how squares of rows become one.</param>
/// <param name="Instance">Whether each cloud has its own statistics.</param>
public sealed record BatchNormOptions(
    bool Affine,
    bool Bias,
    ExactDouble Epsilon,
    ExactDouble Momentum,
    string Normalization,
    string Reduce,
    bool Instance
) : LayerOptions;
