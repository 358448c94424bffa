using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// Attention over neighbours with typed keys, queries and values (the SE(3)-Transformer of Fuchs et al., 2006.10503):
/// keys and values are steerable convolutions of each edge alone, k(x) = F(|x|) Y(x/|x|) on the sender's features;
/// queries are a linear map of the receiver. Each head weights the values by
/// α_ij = f_ij e^(l_ij) / (e^(l_ii) + Σ_k f_ik e^(l_ik)), and Σ_j α_ij v_ij of all heads is mixed by a linear map.
/// </summary>
/// <remarks>
/// The logit l_ij = ⟨q_i, k_ij⟩/√n is the inner product over all n components of the head, whatever their irreps, so it
/// is invariant. f_ij is the envelope, and l_ii belongs to a key that the point makes for itself, a linear map of it:
/// so the result is smooth where a neighbour reaches the cutoff, even the last one, and zero without neighbours. The
/// point's own features are not in the sum; add <c>x</c> or a <see cref="LinearAttribute"/> of it.
/// Heads divide the copies of each block: head 0 has the first ones. A <see cref="LinearAttribute"/> before the layer
/// lets every head see all copies.
/// Keys and values are made in cache, edge by edge, and again in reverse, so memory grows with points × heads alone.
/// </remarks>
/// <example>
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [LayerNorm]
///     private partial Hidden Norm(Hidden x);
///
///     [Attention(Heads = 4, MaxDegree = 2)]
///     private partial Hidden Attend(Neighbourhood edges, Hidden x);
///
///     public Hidden Forward(PointCloud<Hidden> cloud) => cloud.Features + Attend(cloud.Edges, Norm(cloud.Features));
/// }
/// ]]></code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AttentionAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public AttentionAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c>.</summary>
    public AttentionAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>The number of heads, which divides the copies of each block of the operand.</summary>
    public int Heads { get; set; } = 1;

    /// <summary>Largest degree of the harmonics of the kernels of keys and values.</summary>
    public int MaxDegree { get; set; } = ConvolutionDefaults.MaxDegree;

    /// <summary>The radial basis.</summary>
    public RadialBasis Basis { get; set; } = RadialBasis.Bessel;

    /// <summary>Number of radial basis functions.</summary>
    public int BasisCount { get; set; } = ConvolutionDefaults.BasisCount;

    /// <summary>
    /// What basis functions are multiplied by before they enter the radial network, from 1E-30 to 1E+30. Less keeps
    /// radial functions smooth: activations stay where they are nearly straight until weights have grown. With Bessel
    /// functions that are √(2/r_c) sin(nπr/r_c)/r it is 1/√BasisCount.
    /// </summary>
    public double BasisScale { get; set; } = ConvolutionDefaults.BasisScale;

    /// <summary>Width of the hidden layers of the radial network, which keys and values share.</summary>
    public int RadialWidth { get; set; } = ConvolutionDefaults.RadialWidth;

    /// <summary>Number of hidden layers of the radial network.</summary>
    public int RadialLayers { get; set; } = ConvolutionDefaults.RadialLayers;

    /// <summary>Activation of the radial network.</summary>
    public Nonlinearity RadialActivation { get; set; } = ConvolutionDefaults.RadialActivation;

    /// <summary>
    /// The envelope f of the weights of attention, which brings them smoothly to zero at the cutoff.
    /// </summary>
    public CutoffEnvelope Envelope { get; set; } = CutoffEnvelope.Polynomial;

    /// <summary>
    /// The exponent p of <see cref="CutoffEnvelope.Polynomial"/>, from 2 to 64; other envelopes have none.
    /// </summary>
    public int EnvelopeExponent { get; set; } = ConvolutionDefaults.EnvelopeExponent;

    /// <summary>
    /// Length at which attention ends, in the units of the positions, at most the radius of the edges; 0 takes the
    /// edges' own cutoff. It is required for edges without a cutoff (all pairs).
    /// </summary>
    public double Cutoff { get; set; }

    /// <summary>Which second-moment constants activations use.</summary>
    public MomentConstants Constants { get; set; } = MomentConstants.Exact;
}
