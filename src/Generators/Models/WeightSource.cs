namespace GeoDL.Typed.Generators.Models;

/// <summary>Where the weights of a product come from; names are those of the runtime's <c>TensorWeights</c>.</summary>
public enum WeightSource
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>The layer owns them, the same for all rows.</summary>
    Owned,

    /// <summary>A third operand gives them row by row.</summary>
    Given,
}
