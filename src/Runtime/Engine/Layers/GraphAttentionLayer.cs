using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Attention over the edges of a graph without positions: queries, keys and each node's key for itself are linear maps
/// of nodes, values the operand itself; for each head h
/// α_ij = e^(l_ij + s_ij) / (e^(l_ii) + Σ_k e^(l_ik + s_ik)), l_ij = ⟨q_i, k_j⟩/√n over the n components of the head,
/// with what edges add to logits, s; Σ_j α_ij x_j is mixed by a linear map.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GraphAttentionLayer : Layer
{
    private protected GraphAttentionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TLinear">Linear map from the operand to the result.</typeparam>
    /// <typeparam name="TQuery">Linear map from the operand to its own signature: queries and keys.</typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="heads">The number of heads, which divides the copies of each block of the operand.</param>
    public static GraphAttentionLayer Create<TLinear, TQuery>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int heads
    )
        where TLinear : struct, ILinearKernel
        where TQuery : struct, ILinearKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new GraphAttentionLayer<TLinear, TQuery, float>(builder, input, result, heads)
            : new GraphAttentionLayer<TLinear, TQuery, double>(builder, input, result, heads);
    }

    /// <summary>What each node gathers from its neighbours: one row a receiver.</summary>
    public Handle Apply(GraphEdges edges, Handle x) => Apply(edges.Geometry, x, null);

    /// <summary>The same, with a number of each edge and head that is added to its logit.</summary>
    public Handle Apply(GraphEdges edges, Handle x, Handle logits) => Apply(edges.Geometry, x, logits);

    private protected abstract Handle Apply(GraphGeometry graph, Handle x, Handle? logits);
}
