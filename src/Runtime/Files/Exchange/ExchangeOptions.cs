namespace GeoDL.Typed;

/// <summary>
/// How the parameters of a model and the tensors of another library's file correspond, for
/// <see cref="Checkpoint.Import"/> and <see cref="Checkpoint.Export"/>.
/// </summary>
/// <remarks>
/// A path of the model is that of a parameter, or of what contains it: <c>layers.0</c>, or the empty one for all. The
/// longest path that fits counts.
/// </remarks>
public sealed class ExchangeOptions
{
    /// <summary>
    /// Names in the file, by path in the model: with <c>["embed"] = "model.linear_up"</c>, <c>embed.weight</c> is
    /// stored as <c>model.linear_up.weight</c>, and <c>[""] = "model"</c> puts everything below <c>model</c>.
    /// </summary>
    /// <remarks>
    /// What has no entry has its path as name, except where e3nn has another: weights of perceptrons are
    /// <c>layer0.weight</c>, … (here <c>0.weight</c>), biases of norm activations <c>biases</c> (here <c>bias</c>).
    /// </remarks>
    public IDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The numbers by which the other network multiplies functions, by path in the model. Where those of a perceptron
    /// differ from the model's, the weights behind each function are scaled; gates and activations have to agree.
    /// </summary>
    /// <remarks>
    /// What has no entry: when importing, the numbers that the file states, as exported files do, and if it states none
    /// the import is refused; when exporting, the model's own.
    /// </remarks>
    public IDictionary<string, ActivationConstants> Constants { get; } =
        new Dictionary<string, ActivationConstants>(StringComparer.Ordinal);

    /// <summary>
    /// Tensors that an import passes over: names, or how they begin up to a dot. Empty tensors and what e3nn stores
    /// without being weights (<c>output_mask</c>, <c>_w3j_…</c>) are always passed over.
    /// </summary>
    public ICollection<string> Ignored { get; } = [];
}
