using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[BatchNorm]</c>: normalisation over the batch.</summary>
internal sealed class BatchNormKind : UnchangedKind
{
    public override string Name => "BatchNorm";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new BatchNormOptions(
            layer.Attribute.Flag("Affine", true),
            layer.Attribute.Flag("Bias", true),
            Epsilon(layer, 1e-5),
            layer.RealOption("Momentum", 0.1, static m => m is >= 0 and <= 1, "a number from 0 to 1"),
            layer.NamedOption("Normalization", "Component", "BatchNormalization"),
            layer.NamedOption("Reduce", "Mean", "BatchReduction"),
            layer.Attribute.Flag("Instance", false),
            FieldText.Of(layer.Input.Signature)
        );
}

/// <summary>Normalisation over the batch.</summary>
/// <param name="Affine">Whether there are weights.</param>
/// <param name="Bias">Whether there are biases besides weights.</param>
/// <param name="Epsilon">Added to the mean square.</param>
/// <param name="Momentum">Weight of the current batch in the running statistics.</param>
/// <param name="Normalization">The member of the runtime's enumeration that says which mean square is scaled to
/// one.</param>
/// <param name="Reduce">The member of the runtime's enumeration that says how the squares of the rows are reduced to
/// one.</param>
/// <param name="Instance">Whether each cloud has its own statistics.</param>
/// <param name="Fields">The operand's terms, if there are fields.</param>
public sealed record BatchNormOptions(
    bool Affine,
    bool Bias,
    ExactDouble Epsilon,
    ExactDouble Momentum,
    string Normalization,
    string Reduce,
    bool Instance,
    string Fields
) : UnchangedOptions
{
    internal override string StoredKind => "batch_norm";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("affine", StoredValue.Of(Affine), "yes"),
            new("bias", StoredValue.Of(Bias), "yes"),
            new("epsilon", StoredValue.Of(Epsilon), "1E-05"),
            new("momentum", StoredValue.Of(Momentum), "0.1"),
            new("normalization", StoredValue.OfBatch(Normalization), "component"),
            new("reduce", StoredValue.OfBatch(Reduce), "mean"),
            new("instance", StoredValue.Of(Instance), "no"),
            new("fields", Fields, string.Empty),
        ];

    internal override string RuntimeLayer => "BatchNorm";

    internal override IReadOnlyList<string> Settings
    {
        get
        {
            string[] properties =
            [
                $"Affine = {Literals.Of(Affine)}",
                $"Bias = {Literals.Of(Bias)}",
                $"Epsilon = {Literals.Of(Epsilon)}",
                $"Momentum = {Literals.Of(Momentum)}",
                $"Normalization = {RuntimeApi.BatchNormalization}.{Normalization}",
                $"Reduce = {RuntimeApi.BatchReduction}.{Reduce}",
                $"Instance = {Literals.Of(Instance)}",
            ];
            return [$"new {RuntimeApi.Service("BatchNormOptions")} {{ {string.Join(", ", properties)} }}"];
        }
    }

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new($"Batch normalisation of {signatures.Input}.");
}
