namespace GeoDL.Typed;

/// <summary>Scales each copy by a function of its norm (e3nn <c>nn.NormActivation</c>).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NormActivationAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public NormActivationAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public NormActivationAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>The function of the norm.</summary>
    public Nonlinearity Function { get; set; } = Nonlinearity.Tanh;

    /// <summary>
    /// Whether the direction x/max(|x|, ε) is scaled (e3nn's form), which needs f(0) = 0; otherwise x itself is scaled
    /// by f(|x|).
    /// </summary>
    public bool Normalize { get; set; } = false;

    /// <summary>
    /// The smallest norm ε by which is divided, in the units of the operand; it has no effect without Normalize.
    /// </summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Adds a learned bias to each norm.</summary>
    public bool Bias { get; set; }
}
