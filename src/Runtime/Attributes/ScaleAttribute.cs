namespace GeoDL.Typed;

/// <summary>
/// Each copy times a learned number of its own, the same for all its components: y_um = w_u x_um. Small at first, it
/// lets a deep residual network begin near the identity (LayerScale, Touvron et al. 2021, 2103.17239).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScaleAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public ScaleAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public ScaleAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>What all numbers begin with.</summary>
    public double Initial { get; set; } = 1;
}
