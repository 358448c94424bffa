namespace GeoDL.Typed;

/// <summary>
/// Equivariant layer normalisation within one row: 0e blocks are centred over their copies, each block is divided by
/// the root mean square of its numbers.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public LayerNormAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public LayerNormAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Whether there are a learned scale per copy and a learned bias per copy of 0e.</summary>
    public bool Affine { get; set; } = true;

    /// <summary>Added to the mean square before the root.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
