namespace GeoDL.Typed;

/// <summary>
/// A symmetric contraction (MACE, 2206.07697, equations 8 to 11): channel by channel, all equivariant polynomials of
/// the operand up to an order, each with learned weights, of its own for each species.
/// </summary>
/// <remarks>
/// Every irrep of operand and result has the same number of copies, the channels, which are not mixed. The species of
/// each row is the layer's last parameter, <c>Labels</c>; without it there is one species. Weights are
/// <c>weight_b_n</c> [species, column, channel] for each block b of the result and order n.
/// </remarks>
/// <example>
/// Products of up to three neighbours' sums, as in MACE:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [SteerableConvolution("4x0e", "8x0e + 8x1o + 8x2e", MaxDegree = 2)]
///     private partial Features Gather(Neighbourhood edges, Features x);
///
///     [SymmetricContraction("8x0e + 8x1o + 8x2e", "8x0e + 8x1o", Correlation = 3, Species = 4)]
///     private partial Features Contract(Features a, Labels species);
///
///     [Linear("8x0e + 8x1o", "0e")]
///     private partial Features Read(Features b);
///
///     [return: Irreps("0e")]
///     public Features Forward(PointCloud<Atom> cloud, Labels species) =>
///         Read(Contract(Gather(cloud.Edges, cloud.Batch.OneHot(species, classes: 4)), species)).Sum(cloud.Batch);
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SymmetricContractionAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public SymmetricContractionAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public SymmetricContractionAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>The largest number of factors of a polynomial, from 1 to 4.</summary>
    public int Correlation { get; set; } = Algebra.ContractionSpec.DefaultCorrelation;

    /// <summary>How many species there are; given exactly where the layer takes labels.</summary>
    public int Species { get; set; } = 1;

    /// <summary>Which polynomials have weights; what the layer can compute is the same.</summary>
    public ContractionBasis Basis { get; set; } = ContractionBasis.Independent;
}
