namespace GeoDL.Typed;

/// <summary>
/// A pointwise function of functions on a circle: irreps of the orders 0 to M with equal copies, <c>8x0 + 8x1 +
/// 8x2</c>, are sampled at equal angles, changed, and projected back to the same orders.
/// </summary>
/// <remarks>
/// Values at the angles θ are f(θ) = (x_0 + √2 Σ_m (c_m cos mθ + s_m sin mθ))/√D with D components in a copy. Turns
/// that permute the samples are kept exactly: those of C_n with n samples, quarter turns where 4 divides n, and under
/// C_N and D_N the whole group, since n is a multiple of N. Other turns of SO(2) and O(2) change the result by the
/// aliased part of the function; the layer's documentation states it. A polynomial of degree d has none with more than
/// (d + 1)·M samples. Under O(2) and D_N the irrep 0o is no function on a circle.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FourierActivationAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public FourierActivationAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public FourierActivationAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>
    /// The number of samples, from 2M + 1 to 64; under C_N and D_N a multiple of N.
    /// </summary>
    public int Samples { get; set; } = 16;

    /// <summary>The function of the values.</summary>
    public Nonlinearity Function { get; set; } = Nonlinearity.SiLU;

    /// <summary>Whether the function is scaled to unit second moment.</summary>
    public bool Normalize { get; set; } = true;
}
