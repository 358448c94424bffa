namespace GeoDL.Typed;

/// <summary>What <see cref="Checkpoint.Load"/> may let pass. The default lets nothing pass.</summary>
public sealed class CheckpointOptions
{
    /// <summary>
    /// Whether a file loads that was saved by a model whose layers, options or order differ, or by another optimiser of
    /// the same kind of state.
    /// Names and shapes of all parameters must still agree. The model may compute another function than the one that
    /// was trained.
    /// </summary>
    public bool AcceptDifferences { get; init; }

    /// <summary>
    /// Whether a file of format 1 loads, as it was written before files described their layers. Such a file has no
    /// checksum, so a flipped bit goes unnoticed, and does not say what the options of its layers were: names and
    /// shapes of parameters and the irreps of layers are all that is compared.
    /// </summary>
    public bool AcceptFormat1 { get; init; }
}
