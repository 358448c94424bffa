using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[LayerNorm]</c>: normalisation within a row.</summary>
internal sealed class LayerNormKind : UnchangedKind
{
    private static readonly string[] RowOptions = ["SumOverCopies", "ComponentPower"];

    public override string Name => "LayerNorm";

    protected override UnchangedOptions ReadAttribute(LayerScope layer)
    {
        var options = new LayerNormOptions(
            layer.Attribute.Flag("Affine", true),
            Epsilon(layer, 1e-5),
            layer.Attribute.Flag("OverRow", false),
            layer.Attribute.Flag("SumOverCopies", false),
            layer.WholeOption("ComponentPower", 1, 0, 4)
        );
        foreach (string option in RowOptions.Where(o => !options.OverRow && layer.Attribute.IsGiven(o)))
        {
            layer.CheckOption(
                option,
                false,
                layer.Attribute.Expression(option)?.ToString() ?? string.Empty,
                "an option of OverRow = true; leave it out without that"
            );
        }
        return options;
    }
}

/// <summary>Normalisation within a row.</summary>
/// <param name="Affine">Whether there are weights.</param>
/// <param name="Epsilon">Added to the mean square.</param>
/// <param name="OverRow">Whether one number of the whole row divides all blocks.</param>
/// <param name="SumOverCopies">Over the row: whether squares are added over copies, not averaged.</param>
/// <param name="ComponentPower">Over the row: the power of the number of components that divides a block.</param>
public sealed record LayerNormOptions(
    bool Affine,
    ExactDouble Epsilon,
    bool OverRow,
    bool SumOverCopies,
    int ComponentPower
) : UnchangedOptions
{
    internal override string StoredKind => "layer_norm";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("affine", StoredValue.Of(Affine), "yes"),
            new("epsilon", StoredValue.Of(Epsilon), "1E-05"),
            new("over_row", StoredValue.Of(OverRow), "no"),
            new("sum_over_copies", StoredValue.Of(SumOverCopies), "no"),
            new("component_power", StoredValue.Of(ComponentPower), "1"),
        ];

    internal override string RuntimeLayer => OverRow ? "RowNorm" : "LayerNorm";

    internal override IReadOnlyList<string> Settings =>
        [
            $"affine: {Literals.Of(Affine)}",
            $"epsilon: {Literals.Of(Epsilon)}",
            .. OverRow
                ? [$"sumOverCopies: {Literals.Of(SumOverCopies)}", $"componentPower: {Literals.Of(ComponentPower)}"]
                : Array.Empty<string>(),
        ];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Layer normalisation of {signatures.Input}{(OverRow ? ", by one number of the whole row" : string.Empty)}."
        );
}
