using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[LayerNorm]</c>: normalisation within a row.</summary>
internal sealed class LayerNormKind : UnchangedKind
{
    public override string Name => "LayerNorm";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new LayerNormOptions(layer.Attribute.Flag("Affine", true), Epsilon(layer, 1e-5));
}

/// <summary>Normalisation within a row.</summary>
public sealed record LayerNormOptions(bool Affine, ExactDouble Epsilon) : UnchangedOptions
{
    internal override string StoredKind => "layer_norm";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [new("affine", StoredValue.Of(Affine), "yes"), new("epsilon", StoredValue.Of(Epsilon), "1E-05")];

    internal override string RuntimeLayer => "LayerNorm";

    internal override IReadOnlyList<string> Settings =>
        [$"affine: {Literals.Of(Affine)}", $"epsilon: {Literals.Of(Epsilon)}"];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new($"Layer normalisation of {signatures.Input}.");
}
