namespace GeoDL.Typed;

/// <summary>What a layer of a model is and what a row of it costs.</summary>
/// <remarks>
/// Numbers that are null are not known for this kind of layer. Multiply-adds are those of the formula, path by path:
/// nonzero entries of the coupling for each pair of copies, and the mixing of copies; kernels that fold couplings first
/// need fewer.
/// </remarks>
public sealed class LayerSummary
{
    internal LayerSummary(
        string path,
        string kind,
        string signature,
        IReadOnlyDictionary<string, string> options,
        int parameters,
        int buffers,
        LayerCost cost,
        int bytesPerRow
    )
    {
        (Path, Kind, Signature, Options) = (path, kind, signature, options);
        (Parameters, Buffers, BytesPerRow) = (parameters, buffers, bytesPerRow);
        (Paths, MultiplyAddsPerRow, MultiplyAddsPerEdge, LaneShare) = (
            cost.Paths,
            cost.PerRow,
            cost.PerEdge,
            cost.LaneShare
        );
    }

    /// <summary>The stable path, such as <c>blocks.2.mix</c>.</summary>
    public string Path { get; }

    /// <summary>The kind of layer, as checkpoints name it, such as <c>tensor_product</c>.</summary>
    public string Kind { get; }

    /// <summary>Operands and result as declared, such as <c>8x0e ⊗ 1o → 8x1o</c>.</summary>
    public string Signature { get; }

    /// <summary>The options that differ from the defaults of checkpoints, under their names there.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>The number of trained numbers.</summary>
    public int Parameters { get; }

    /// <summary>The number of stored numbers that are not trained, such as running statistics.</summary>
    public int Buffers { get; }

    /// <summary>The number of paths, irrep by irrep.</summary>
    public int? Paths { get; }

    /// <summary>Multiply-adds for a row of the result, apart from those for each edge.</summary>
    public long? MultiplyAddsPerRow { get; }

    /// <summary>Multiply-adds for an edge; null where the layer has no edges.</summary>
    public long? MultiplyAddsPerEdge { get; }

    /// <summary>The bytes of a row of each operand and of the result, in the model's precision.</summary>
    public int BytesPerRow { get; }

    /// <summary>
    /// The share of the peak of multiply-adds that the layout permits on this machine: numbers of copies that are no
    /// multiples of a vector leave lanes empty. From 0 to 1.
    /// </summary>
    public double? LaneShare { get; }
}
