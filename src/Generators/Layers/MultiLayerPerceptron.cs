using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[MultiLayerPerceptron]</c>: a network of even scalars.</summary>
internal sealed class MultiLayerPerceptronKind : LayerKind<PerceptronOptions>
{
    public override string Name => "MultiLayerPerceptron";

    public override IReadOnlyList<Irrep> PossibleOperand(SymmetryGroup group) => [group.Trivial];

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) => [layer.Group.Trivial];

    protected override PerceptronOptions ReadOptions(LayerScope layer)
    {
        foreach (OperandSource operand in new[] { layer.Input, layer.Result })
        {
            if (operand.Irreps.Any(static b => b.Mul > 0 && !b.Irrep.IsScalar))
            {
                layer.Fault(
                    FaultIds.PerceptronOperand,
                    operand.Location,
                    operand.ToString(),
                    layer.Group.Name,
                    layer.Group.Trivial.ToString()
                );
            }
        }

        int[] hidden = layer.Attribute.List("Hidden")?.Select(static c => c.Value as int? ?? 0).ToArray() ?? [64];
        IReadOnlyList<ExpressionSyntax> items = layer.Attribute.Items("Hidden");
        for (int i = 0; i < hidden.Length; i++)
        {
            if (hidden[i] < 1)
            {
                layer.Fault(
                    FaultIds.OptionOutOfRange,
                    i < items.Count ? LocationInfo.Of(items[i]) : layer.Attribute.Location,
                    "Hidden",
                    $"{hidden[i]}",
                    "at least 1"
                );
            }
        }

        return new PerceptronOptions(
            hidden.ToEquatableArray(),
            layer.Choice("Activation", Nonlinearity.SiLU),
            layer.Attribute.Flag("Bias", false),
            layer.Choice("Constants", MomentConstants.Exact)
        );
    }
}

/// <summary>A multi-layer perceptron on even scalars.</summary>
public sealed record PerceptronOptions(
    EquatableArray<int> Hidden,
    Nonlinearity Activation,
    bool Bias,
    MomentConstants Constants
) : LayerOptions
{
    internal override string StoredKind => "multi_layer_perceptron";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("hidden", string.Join(" ", Hidden.Select(StoredValue.Of)), "64"),
            new("activation", StoredValue.Of(Activation), "silu"),
            new("bias", StoredValue.Of(Bias), "no"),
            new("constants", StoredValue.Of(Constants), "exact"),
        ];

    internal override string RuntimeLayer => "MultiLayerPerceptron";

    internal override IReadOnlyList<string> Settings =>
        [
            $"[{string.Join(", ", Hidden.Select(Literals.Of))}]",
            Literals.Of(Activation),
            $"bias: {Literals.Of(Bias)}",
            Literals.Of(Constants),
        ];

    public override string Remedy => "Write smaller widths in Hidden";

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        string[] widths = [$"{signatures.Input}", .. Hidden.Select(Literals.Of), $"{signatures.Result}"];
        return new LayerSummary($"Perceptron {string.Join(" → ", widths)}, {Activation}.");
    }

    internal override LayerSize Size(LayerSignatures signatures) =>
        new()
        {
            Weights = LayerSizes.Network([signatures.Input.Dim, .. Hidden, signatures.Result.Dim]),
            Text = 40 * Hidden.Count,
        };
}
