namespace GeoDL.Typed;

/// <summary>
/// Equivariant layer normalisation within one row: 0e blocks are centred over their copies, each block is divided by
/// the root mean square of its numbers; or all of them by one number of the whole row (<see cref="OverRow"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the parameter and return types.</summary>
    public LayerNormAttribute() { }

    /// <summary>Signatures given inline; values are plain <c>Features</c> or spans.</summary>
    public LayerNormAttribute(string input, string result)
    {
        Input = input;
        Result = result;
    }

    /// <summary>The inline signature of the operand.</summary>
    public string? Input { get; }

    /// <summary>The inline signature of the result.</summary>
    public string? Result { get; }

    /// <summary>
    /// Whether there are a learned scale per copy and, unless <see cref="OverRow"/>, a learned bias per copy of 0e.
    /// </summary>
    public bool Affine { get; set; } = true;

    /// <summary>
    /// Whether all blocks are divided by one number, √(v + <see cref="Epsilon"/>), v the mean over the blocks of their
    /// mean squares: so the sizes of blocks keep their ratios. Nothing is centred, and there is no bias.
    /// </summary>
    public bool OverRow { get; set; }

    /// <summary>With <see cref="OverRow"/>: whether squares are added over the copies of a block, without a division by
    /// their number.</summary>
    public bool SumOverCopies { get; set; }

    /// <summary>
    /// With <see cref="OverRow"/>: the power of 2l+1 (the number of components) by which the squares of a block are
    /// divided, from 0 to 4; 1 is the mean over components.
    /// </summary>
    public int ComponentPower { get; set; } = 1;

    /// <summary>Added to the mean square before the root.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
