using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Dropout]</c> of whole copies.</summary>
internal sealed class DropoutKind : UnchangedKind
{
    public override string Name => "Dropout";

    public override string? ResultProperty => null;

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new DropoutOptions(
            layer.RealOption("Probability", 0, static p => p is >= 0 and < 1, "a number p with 0 ≤ p < 1"),
            FieldText.Of(layer.Input.Signature)
        );
}

/// <summary>Dropout of whole copies.</summary>
/// <param name="Probability">The probability that a copy is dropped.</param>
/// <param name="Fields">The operand's terms, if there are fields.</param>
public sealed record DropoutOptions(ExactDouble Probability, string Fields) : UnchangedOptions
{
    internal override string StoredKind => "dropout";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [new("probability", StoredValue.Of(Probability), string.Empty), new("fields", Fields, string.Empty)];

    internal override string RuntimeLayer => "Dropout";

    internal override IReadOnlyList<string> Settings => [$"probability: {Literals.Of(Probability)}"];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new($"Dropout of whole copies of {signatures.Input}.");
}
