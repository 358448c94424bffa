namespace GeoDL.Typed;

/// <summary>Which couplings of a symmetric contraction have weights.</summary>
public enum ContractionBasis
{
    /// <summary>
    /// Those that are linearly independent as functions: a basis of all equivariant polynomials of each order.
    /// </summary>
    Independent,

    /// <summary>
    /// All chains of couplings in MACE's order, redundant ones included, without any factor: published weights fit.
    /// </summary>
    Chains,
}
