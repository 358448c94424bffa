namespace GeoDL.Typed;

/// <summary>Equivariant batch normalisation (e3nn <c>nn.BatchNorm</c>): 0e is centred, every irrep is divided by its root mean squared norm over the batch.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public BatchNormAttribute()
    {
    }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public BatchNormAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Learned scale a copy, and bias on 0e.</summary>
    public bool Affine { get; set; } = true;

    /// <summary>Added to the mean square before the root.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Weight of the present batch in the running statistics.</summary>
    public double Momentum { get; set; } = 0.1;
}
