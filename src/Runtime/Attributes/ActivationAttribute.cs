namespace GeoDL.Typed;

/// <summary>
/// Pointwise functions of scalars, and of the values of fields, one per block (e3nn <c>nn.Activation</c>). 0e takes any
/// function; on 0o an odd function gives 0o and an even one gives 0e.
/// </summary>
/// <remarks>
/// A field of C_N or D_N, <c>8x regular</c> or <c>8x quotient(2)</c>, takes any function: its values, which the group
/// permutes, are computed from its irreps, changed, and written back as irreps.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActivationAttribute : LayerAttribute
{
    /// <summary>SiLU on 0e and fields, tanh on 0o.</summary>
    public ActivationAttribute() { }

    /// <summary>One function for all blocks, or one per block.</summary>
    public ActivationAttribute(params Nonlinearity[] functions) => Functions = functions;

    /// <summary>The functions, one for all blocks or one per block; empty for the defaults.</summary>
    public Nonlinearity[] Functions { get; } = [];

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; set; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; set; }

    /// <summary>Whether functions are scaled to unit second moment.</summary>
    public bool Normalize { get; set; } = true;

    /// <summary>Which second-moment constants are used.</summary>
    public MomentConstants Constants { get; set; } = MomentConstants.Exact;

    /// <summary>
    /// The numbers that functions are multiplied by, one per block, instead of <see cref="Constants"/>; the identity is
    /// not multiplied. For weights that were trained behind other numbers.
    /// </summary>
    public double[]? GivenConstants { get; set; }
}
