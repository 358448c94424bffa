namespace GeoDL.Typed;

/// <summary>
/// Equivariant batch normalisation (e3nn <c>nn.BatchNorm</c>): 0e is centred, every irrep is divided by its root mean
/// square over the batch.
/// </summary>
/// <remarks>
/// A declared field of C_N or D_N has one statistic for each copy: its mean over the batch and its values is
/// subtracted, and it is divided by the root mean square over the batch and its values.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public BatchNormAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public BatchNormAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>Whether there are a learned scale per copy and a learned bias per copy of 0e.</summary>
    public bool Affine { get; set; } = true;

    /// <summary>
    /// Whether an affine layer has biases on 0e; without them it still has its scales (e3nn's <c>include_bias</c>).
    /// </summary>
    public bool Bias { get; set; } = true;

    /// <summary>Which mean square is scaled to one: that of a component, or that of the norm of a copy.</summary>
    public BatchNormalization Normalization { get; set; } = BatchNormalization.Component;

    /// <summary>
    /// How the squares of the rows are reduced to one: by the mean of all, or by the largest of each cloud.
    /// </summary>
    public BatchReduction Reduce { get; set; } = BatchReduction.Mean;

    /// <summary>
    /// Whether each cloud has statistics of its own, in training and in evaluation; running statistics are then not
    /// kept. In a cloud of one row, 0e becomes its bias.
    /// </summary>
    public bool Instance { get; set; }

    /// <summary>Added to the mean square before the root.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Weight of the current batch in the running statistics.</summary>
    public double Momentum { get; set; } = 0.1;
}
