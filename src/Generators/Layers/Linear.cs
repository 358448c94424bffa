using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Linear]</c>: by Schur's lemma the result has irreps of the operand only.</summary>
internal sealed class LinearKind : LayerKind<LinearOptions>
{
    public override string Name => "Linear";

    public override bool TakesAllDegrees => true;

    public override bool TakesLabels => true;

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) =>
        SelectionRules.Reachable(layer.Input.Irreps);

    /// <summary>Reports blocks of the result whose irrep the operand does not have.</summary>
    internal static void CheckReach(LayerScope layer)
    {
        (OperandSource input, OperandSource result) = (layer.Input, layer.Result);
        foreach (int block in SelectionRules.UnreachableBlocks(input.Irreps, result.Irreps))
        {
            layer.Fault(
                FaultIds.UnreachableByLinear,
                result.BlockLocation(block),
                result.BlockText(block),
                input.ToString(),
                SelectionRules.WhyUnreachable(input.Irreps, result.Irreps[block].Irrep, result.StatedBy)!
            );
        }
    }

    protected override LinearOptions ReadOptions(LayerScope layer)
    {
        CheckReach(layer);
        (OperandSource input, OperandSource result) = (layer.Input, layer.Result);
        var options = new LinearOptions(
            layer.Attribute.Flag("Bias", false),
            layer.Attribute.Flag("Residual", false),
            layer.Choice("PathNormalization", PathNormalization.Element),
            layer.Labels.Length > 0 ? layer.WholeOption("Species", 1, 1, int.MaxValue) : 0
        );
        layer.CheckOption(
            "Species",
            options.Species > 0 || !layer.Attribute.IsGiven("Species"),
            layer.Attribute.Expression("Species")?.ToString() ?? string.Empty,
            "an option of layers with Labels as their last parameter"
        );
        if (options.Residual && input.Signature != result.Signature)
        {
            layer.Fault(
                FaultIds.ResidualSignature,
                layer.Attribute.LocationOf("Residual"),
                input.ToString(),
                result.ToString()
            );
        }
        return options;
    }
}

/// <summary>An equivariant linear map.</summary>
/// <param name="Bias">Whether there are biases.</param>
/// <param name="Residual">Whether the operand is added.</param>
/// <param name="PathNormalization">How sums over copies are normalised.</param>
/// <param name="Species">How many maps there are, of which labels choose one for each row; 0 without labels.</param>
public sealed record LinearOptions(bool Bias, bool Residual, PathNormalization PathNormalization, int Species = 0)
    : LayerOptions,
        ILinearMapLayer,
        ISpanLayer
{
    internal override string StoredKind => "linear";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("bias", StoredValue.Of(Bias), "no"),
            new("residual", StoredValue.Of(Residual), "no"),
            new("path_normalization", StoredValue.Of(PathNormalization), "element"),
            new("species", StoredValue.Of(Species), "0"),
        ];

    internal override string RuntimeLayer => Species > 0 ? "LabelledLinear" : "Linear";

    internal override IReadOnlyList<string> Settings =>
        Species > 0
            ? [$"residual: {Literals.Of(Residual)}", $"species: {Literals.Of(Species)}"]
            : [$"residual: {Literals.Of(Residual)}"];

    LinearSpec ILinearMapLayer.LinearMap(LayerSignatures signatures) => Map(signatures);

    (Irreps Left, Irreps? Right, Irreps Result)? ISpanLayer.SpanLayout(LayerSignatures signatures) =>
        (signatures.Input.Irreps, null, signatures.Result.Irreps);

    IReadOnlyList<string> ISpanLayer.WeightSpans(LayerSignatures signatures)
    {
        LinearSpec map = Map(signatures);
        string weights = SpanSummary.Weights(map.WeightCount, "for all rows");
        return map.BiasCount > 0
            ? [weights, SpanSummary.Weights(map.BiasCount, "for all rows, one for each copy of 0e of the result")]
            : [weights];
    }

    string ISpanLayer.SpanNormalization => SpanSummary.Normalization(null, PathNormalization);

    string ISpanLayer.SpanBody(Func<KernelPart, string> kernel, string scalar, SpanNames names) =>
        SpanKernelEmitter.LinearBody(
            kernel(KernelPart.Linear),
            kernel(KernelPart.Layout),
            scalar,
            names[0],
            names.BeforeResult(1) ?? "default",
            names.BeforeResult(2),
            names.Result
        );

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Linear map {signatures.Arrow}{(Residual ? ", plus its operand" : string.Empty)}"
                + $"{(Species > 0 ? $"; one of {Literals.Of(Species)}, by the row's label" : string.Empty)}.",
            PathTable.Of(Map(signatures))
        );

    internal override LayerSize Size(LayerSignatures signatures)
    {
        LayerSize one = LayerSizes.OfLinear(
            IrrepCount.Of(signatures.Input.Irreps),
            IrrepCount.Of(signatures.Result.Irreps)
        );
        return one with { Weights = one.Weights * Math.Max(1, Species) };
    }

    private LinearSpec Map(LayerSignatures signatures) =>
        LinearSpec.Create(signatures.Input.Irreps, signatures.Result.Irreps, PathNormalization, Bias);
}
