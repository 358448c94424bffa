namespace GeoDL.Typed;

/// <summary>The symmetric tensor product of an operand with itself (e3nn <c>o3.TensorSquare</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TensorSquareAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public TensorSquareAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public TensorSquareAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Whether each path has weights, owned by the layer.</summary>
    public bool Weighted { get; set; } = true;

    /// <summary>Normalisation by the irreps dimensions (e3nn's <c>irrep_normalization</c>).</summary>
    public IrrepNormalization IrrepNormalization { get; set; } = IrrepNormalization.Component;
}
