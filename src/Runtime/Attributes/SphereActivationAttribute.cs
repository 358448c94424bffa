namespace GeoDL.Typed;

/// <summary>
/// A pointwise function of scalar fields on the sphere: coefficients of the degrees 0 to L, <c>8x0e..8</c>, become
/// values on a sampling of the layer's own, are changed, and are projected back to the same degrees.
/// </summary>
/// <remarks>
/// Values are scaled so that those of coefficients of variance one have variance one. <see cref="Nonlinearity.Square"/>
/// is exact with <see cref="Oversampling"/> of at least 2. Other functions make degrees of any height, and the sampling
/// returns those above its own as false low ones: the layer's documentation states how much, and the model
/// <c>Approximate</c>. Exact are then the half turns and mirrors that keep the sampling. With SiLU and an oversampling
/// of 4 it is rounding.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SphereActivationAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public SphereActivationAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public SphereActivationAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>The function of the values.</summary>
    public Nonlinearity Function { get; set; } = Nonlinearity.SiLU;

    /// <summary>The degree of the sampling in multiples of L; at most 512 in all.</summary>
    public int Oversampling { get; set; } = 2;

    /// <summary>Whether the function is scaled to unit second moment.</summary>
    public bool Normalize { get; set; } = true;
}
