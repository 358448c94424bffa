using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Attention over neighbours (Fuchs et al., 2006.10503): keys and values are steerable convolutions of each edge
/// alone, queries a linear map of the receiver; for each head h
/// α_ij = f_ij e^(l_ij) / (e^(l_ii) + Σ_k f_ik e^(l_ik)), l_ij = ⟨q_i, k_ij⟩/√n over the n components of the head, with
/// the envelope f and a key of the point for itself; Σ_j α_ij v_ij is mixed by a linear map.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AttentionLayer : Layer
{
    private protected AttentionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <typeparam name="TValue">Channel-wise product of the operand with the harmonics, weights row by row: values.
    /// </typeparam>
    /// <typeparam name="TLinear">Linear map from values to the result.</typeparam>
    /// <typeparam name="THarmonics">Harmonics of degrees 0 … MaxDegree, component normalisation.</typeparam>
    /// <typeparam name="TKey">Channel-wise product: keys.</typeparam>
    /// <typeparam name="TQuery">Linear map from the operand to keys: queries, and the points' keys for themselves.
    /// </typeparam>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand.</param>
    /// <param name="keys">Signature of keys, a block for each path.</param>
    /// <param name="values">Signature of values, a block for each path.</param>
    /// <param name="result">Signature of the result.</param>
    /// <param name="keyCopies">The copies of each path of keys, in the order of its weights.</param>
    /// <param name="valueCopies">The copies of each path of values.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="options">Hyperparameters; the envelope is that of the weights of attention.</param>
    public static AttentionLayer Create<TValue, TLinear, THarmonics, TKey, TQuery>(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout keys,
        FeatureLayout values,
        FeatureLayout result,
        int[] keyCopies,
        int[] valueCopies,
        int heads,
        SteerableConvolutionOptions options
    )
        where TValue : struct, IBilinearKernel
        where TLinear : struct, ILinearKernel
        where THarmonics : struct, IHarmonicsKernel
        where TKey : struct, IBilinearKernel
        where TQuery : struct, ILinearKernel
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(keyCopies);
        ArgumentNullException.ThrowIfNull(valueCopies);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(builder.Path);
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new AttentionLayer<TValue, TLinear, THarmonics, TKey, TQuery, float>(
                builder,
                input,
                keys,
                values,
                result,
                keyCopies,
                valueCopies,
                heads,
                options
            )
            : new AttentionLayer<TValue, TLinear, THarmonics, TKey, TQuery, double>(
                builder,
                input,
                keys,
                values,
                result,
                keyCopies,
                valueCopies,
                heads,
                options
            );
    }

    /// <summary>What each point gathers from its neighbours: one row a receiver.</summary>
    public Handle Apply(Neighbourhood edges, Handle x) => Apply(edges.Geometry, x);

    /// <summary>The same for points of a plane.</summary>
    public Handle Apply(PlaneNeighbourhood edges, Handle x) => Apply(edges.Geometry, x);

    private protected abstract Handle Apply(Relation relation, Handle x);
}
