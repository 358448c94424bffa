using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[NormActivation]</c>: each copy scaled by a function of its norm.</summary>
internal sealed class NormActivationKind : UnchangedKind
{
    public override string Name => "NormActivation";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new NormActivationOptions(
            layer.Choice("Function", Nonlinearity.Tanh),
            layer.Attribute.Flag("Normalize", false),
            Epsilon(layer, 1e-8),
            layer.Attribute.Flag("Bias", false)
        );
}

/// <summary>A function of each copy's norm.</summary>
public sealed record NormActivationOptions(Nonlinearity Function, bool Normalize, ExactDouble Epsilon, bool Bias)
    : UnchangedOptions
{
    internal override string StoredKind => "norm_activation";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("function", StoredValue.Of(Function), "tanh"),
            new("normalize", StoredValue.Of(Normalize), "no"),
            new("epsilon", StoredValue.Of(Epsilon), "1E-08"),
            new("bias", StoredValue.Of(Bias), "no"),
        ];

    internal override string RuntimeLayer => "NormActivation";

    internal override IReadOnlyList<string> Settings =>
        [
            Literals.Of(Function),
            $"normalize: {Literals.Of(Normalize)}",
            $"epsilon: {Literals.Of(Epsilon)}",
            $"bias: {Literals.Of(Bias)}",
        ];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new($"Each copy of {signatures.Input} scaled by {Function} of its norm.");
}
