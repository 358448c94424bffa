namespace GeoDL.Typed;

/// <summary>
/// The cross spectrum of two fields by their coefficients: for each degree l that both have, and each copy,
/// Σ_m x_lm y_lm / (2l + 1). Of a field with itself it is the power spectrum.
/// </summary>
/// <remarks>
/// Each operand has a degree once, all with as many copies. A product of equal parities is <c>0e</c> (TT, TE, EE, BB),
/// one of opposite parities <c>0o</c> (TB, EB), which a mirror reverses: the result has to say so.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CrossSpectrumAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the types.</summary>
    public CrossSpectrumAttribute() { }

    /// <summary>Signatures given inline.</summary>
    public CrossSpectrumAttribute(string left, string right, string result)
    {
        Left = left;
        Right = right;
        Result = result;
    }

    /// <summary>The inline signature of the first operand, as <c>0e..64</c>.</summary>
    public string? Left { get; }

    /// <summary>The inline signature of the second operand, as <c>2e..64</c>.</summary>
    public string? Right { get; }

    /// <summary>The inline signature of the result: <c>63x0e</c> or <c>63x0o</c>.</summary>
    public string? Result { get; }
}
