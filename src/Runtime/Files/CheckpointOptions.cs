namespace GeoDL.Typed;

/// <summary>The differences that <see cref="Checkpoint.Load"/> accepts. By default it accepts none.</summary>
public sealed class CheckpointOptions
{
    /// <summary>
    /// Whether a file is accepted that was saved by a model whose layers, options or order of layers differ, or by
    /// another optimiser with the same kind of state.
    /// Names and shapes of all parameters must still agree. The model may compute a different function from the one
    /// that was trained.
    /// </summary>
    public bool AcceptDifferences { get; init; }

    /// <summary>
    /// Whether a file of format 1 is accepted, which was written before files described their layers. Such a file has
    /// no checksum, so a flipped bit goes unnoticed, and does not state the options of its layers: only names and
    /// shapes of parameters and the irreps of layers are compared.
    /// </summary>
    public bool AcceptFormat1 { get; init; }
}
