using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>What the documentation of a kernel over spans says beside what its layer is.</summary>
internal static class SpanSummary
{
    /// <summary>The layer's summary with the order of rows, the lengths of all spans and the normalisation.</summary>
    public static LayerSummary Of(LayerSummary layer, ISpanLayer span, LayerSignatures signatures, SpanNames names)
    {
        string[] holds = [.. signatures.Operands.Select(Row), .. span.WeightSpans(signatures), Row(signatures.Result)];
        int width = names.All.Max(static n => n.Length);
        string components = signatures.Result.Group.IsSpatial ? "x, y, z of degree 1" : "cos before sin";
        return layer with
        {
            Notes =
            [
                $"Rows are in public order: block after block, copies first, components last ({components}).",
                .. span.SpanNormalization.Length > 0 ? [span.SpanNormalization] : Array.Empty<string>(),
            ],
            Table =
            [
                .. holds.Select((text, i) => $"{names[i].PadRight(width)}  {text}"),
                .. layer.Table.Count > 0 ? [string.Empty, .. layer.Table] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>So many weights or biases.</summary>
    public static string Weights(int count, string forWhom) => $"{count} {forWhom}";

    /// <summary>The weights of a product, if it has any.</summary>
    public static IReadOnlyList<string> ProductWeights(int count) =>
        count > 0 ? [Weights(count, "for all rows, or for each row")] : [];

    /// <summary>A sentence on what keeps its size; irreps are none where nothing is multiplied.</summary>
    public static string Normalization(IrrepNormalization? irreps, PathNormalization paths)
    {
        string ofPaths = paths.ToString().ToLowerInvariant();
        return irreps is { } of
            ? $"Irreps are normalised by '{of.ToString().ToLowerInvariant()}', paths by '{ofPaths}'."
            : $"Paths are normalised by '{ofPaths}'.";
    }

    private static string Row(Signature signature) => $"{signature.Irreps.Dim} a row: {signature}";
}
