namespace GeoDL.Typed;

/// <summary>Which norm of a random feature a product of irreps preserves (e3nn's <c>irrep_normalization</c>).</summary>
public enum IrrepNormalization
{
    /// <summary>Each component keeps variance one: α = 2l_out+1.</summary>
    Component,

    /// <summary>Each irrep keeps norm one: α = (2l₁+1)(2l₂+1).</summary>
    Norm,

    /// <summary>The bare 3j symbol of Frobenius norm one: α = 1.</summary>
    None,
}
