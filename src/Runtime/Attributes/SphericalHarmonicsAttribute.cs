namespace GeoDL.Typed;

/// <summary>Spherical harmonics of one copy of l = 1 (e3nn <c>o3.SphericalHarmonics</c>): polar axis y.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SphericalHarmonicsAttribute : LayerAttribute
{
    /// <summary>The result's signature is that of the return type.</summary>
    public SphericalHarmonicsAttribute() { }

    /// <summary>Signatures given inline: the operand is one copy of l = 1.</summary>
    public SphericalHarmonicsAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result: one copy of each wanted degree, ascending.</summary>
    public string? Result { get; }

    /// <summary>Normalisation of the values on the unit sphere.</summary>
    public HarmonicsNormalization Normalization { get; set; } = HarmonicsNormalization.Component;

    /// <summary>
    /// Whether the direction x/√(|x|²+ε²) is taken; otherwise the values are homogeneous polynomials of degree l.
    /// </summary>
    public bool Normalize { get; set; } = true;

    /// <summary>ε of the direction, in the units of the operand.</summary>
    public double Epsilon { get; set; } = 1e-9;
}
