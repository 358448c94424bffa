using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[TensorSquare]</c>: the symmetric part of an operand's product with itself.</summary>
internal sealed class TensorSquareKind : LayerKind<TensorSquareOptions>
{
    public override string Name => "TensorSquare";

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer)
    {
        var options = new TensorSquareOptions(layer.Attribute.Flag("Weighted", true), IrrepNormalization.Component);
        Irreps input = layer.Input.Irreps.Regroup();
        var candidates = new Irreps(SelectionRules.Reachable(input, input).Select(static ir => new MulIrrep(1, ir)));
        return Reached(options.Square(input, candidates)).OrderBy(static ir => ir).ToArray();
    }

    protected override TensorSquareOptions? ReadOptions(LayerScope layer)
    {
        var options = new TensorSquareOptions(
            layer.Attribute.Flag("Weighted", true),
            layer.Choice("IrrepNormalization", IrrepNormalization.Component)
        );
        int before = layer.Faults.Count;
        if (layer.IsTooLarge(options))
            return null;
        TensorProductSpec spec = options.Square(layer.Input.Irreps, layer.Result.Irreps);
        HashSet<Irrep> reached = Reached(spec);
        for (int block = 0; block < layer.Result.Irreps.Count; block++)
        {
            if (layer.Result.Irreps[block] is { Mul: > 0, Irrep: var irrep } && !reached.Contains(irrep))
            {
                string text = layer.Result.BlockText(block);
                string why =
                    SelectionRules.WhyUnreachable(layer.Input.Irreps, layer.Input.Irreps, irrep, layer.Result.StatedBy)
                    ?? $"The square of {layer.Input} does not reach {text}. A product of a feature with itself is "
                        + "symmetric, and this part of it is antisymmetric, so it is zero. Remove it, or use a tensor "
                        + "product of two features.";
                layer.Fault(
                    FaultIds.UnreachableByProduct,
                    layer.Result.BlockLocation(block),
                    text,
                    reached.OrderBy(static ir => ir).ToText(),
                    why
                );
            }
        }

        var fitting = new Signature(spec.Out, layer.Group);
        if (layer.Faults.Count == before && fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.ProductResult,
                layer.Result.Location,
                layer.Result.ToString(),
                fitting.Canonical.ToString()
            );
        }
        return options;
    }

    /// <summary>
    /// The irreps that a square has paths to; a path between copies of one block needs two of them where it is
    /// antisymmetric.
    /// </summary>
    private static HashSet<Irrep> Reached(TensorProductSpec spec) =>
        new(
            spec.Paths.Where(static p => p.Result.Mul > 0 && !p.WeightShape.Contains(0))
                .Select(static p => p.Result.Irrep)
        );
}

/// <summary>The symmetric product of an operand with itself.</summary>
public sealed record TensorSquareOptions(bool Weighted, IrrepNormalization IrrepNormalization)
    : LayerOptions,
        IProductLayer,
        ISpanLayer
{
    internal override string StoredKind => "tensor_square";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("weighted", StoredValue.Of(Weighted), "yes"),
            new("irrep_normalization", StoredValue.Of(IrrepNormalization), "component"),
        ];

    internal override string RuntimeLayer => "TensorProduct";

    internal override IReadOnlyList<string> Settings =>
        [$"{RuntimeApi.Service("TensorWeights")}.{(Weighted ? WeightSource.Owned : WeightSource.None)}"];

    public override string Remedy => MergeBlocks + "or name fewer irreps or copies";

    TensorProductSpec IProductLayer.Product(LayerSignatures signatures) => Square(signatures);

    (Irreps Left, Irreps? Right, Irreps Result)? ISpanLayer.SpanLayout(LayerSignatures signatures) =>
        (signatures.Input.Irreps, signatures.Input.Irreps, signatures.Result.Irreps);

    IReadOnlyList<string> ISpanLayer.WeightSpans(LayerSignatures signatures) =>
        SpanSummary.ProductWeights(Square(signatures).WeightCount);

    string ISpanLayer.SpanNormalization => SpanSummary.Normalization(IrrepNormalization, PathNormalization.Element);

    string ISpanLayer.SpanBody(Func<KernelPart, string> kernel, string scalar, SpanNames names) =>
        SpanKernelEmitter.TensorProductBody(
            kernel(KernelPart.Product),
            kernel(KernelPart.Layout),
            scalar,
            names[0],
            names[0],
            names.BeforeResult(1),
            names.Result
        );

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new($"Symmetric square {signatures.Arrow}.", PathTable.Of(Square(signatures)));

    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [LayoutSource.Of(signatures.Input), LayoutSource.Of(signatures.Input), LayoutSource.Of(signatures.Result)];

    internal override IEnumerable<string> Arguments(IReadOnlyList<string> operands) => [operands[0], operands[0]];

    internal override LayerSize Size(LayerSignatures signatures) =>
        ProductSizes.OfSquare(this, signatures.Input.Irreps, signatures.Result.Irreps);

    internal TensorProductSpec Square(Irreps operand, Irreps result) =>
        Weighted
            ? TensorProductSpec.TensorSquare(operand, result, IrrepNormalization)
            : TensorProductSpec.TensorSquare(operand, result.DistinctIrreps(), IrrepNormalization);

    private TensorProductSpec Square(LayerSignatures signatures) =>
        Square(signatures.Input.Irreps, signatures.Result.Irreps);
}
