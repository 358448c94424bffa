namespace GeoDL.Typed;

/// <summary>A multi-layer perceptron on even scalars (e3nn <c>FullyConnectedNet</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MultiLayerPerceptronAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public MultiLayerPerceptronAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public MultiLayerPerceptronAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Widths of the hidden layers.</summary>
    public int[] Hidden { get; set; } = [64];

    /// <summary>Activation of the hidden layers.</summary>
    public Nonlinearity Activation { get; set; } = Nonlinearity.SiLU;

    /// <summary>Adds biases (e3nn has none).</summary>
    public bool Bias { get; set; }

    /// <summary>Which second-moment constants activations use.</summary>
    public MomentConstants Constants { get; set; } = MomentConstants.Exact;
}
