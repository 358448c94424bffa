using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[GroupPool]</c>: one invariant number of each field.</summary>
internal sealed class GroupPoolKind : LayerKind<GroupPoolOptions>
{
    public override string Name => "GroupPool";

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) => [layer.Group.Trivial];

    protected override GroupPoolOptions ReadOptions(LayerScope layer)
    {
        Signature input = layer.Input.Signature;
        var options = new GroupPoolOptions(layer.NamedOption("Pooling", "Max", "GroupPooling"), FieldText.Of(input));
        int before = layer.Faults.Count;
        foreach (SignatureTerm term in input.Terms)
        {
            if (term.Field is null && !term.Irreps[0].IsScalar)
                layer.Fault(FaultIds.PoolOperand, layer.Input.BlockLocation(term.First), term.Text);
        }

        if (layer.Faults.Count > before)
            return options;
        var fitting = new Signature(
            new Irreps(new MulIrrep(input.Terms.Sum(static t => t.Mul), layer.Group.Trivial)),
            layer.Group
        );
        if (fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.PoolResult,
                layer.Result.Location,
                layer.Result.ToString(),
                input.ToString(),
                fitting.ToString()
            );
        }
        return options;
    }
}

/// <summary>One invariant number of each field.</summary>
/// <param name="Pooling">The member of the runtime's enumeration.</param>
/// <param name="Fields">The operand's terms, if there are fields.</param>
public sealed record GroupPoolOptions(string Pooling, string Fields) : LayerOptions
{
    internal override string StoredKind => "group_pool";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [new("pooling", StoredValue.OfPooling(Pooling), "max"), new("fields", Fields, string.Empty)];

    internal override string RuntimeLayer => "GroupPool";

    internal override IReadOnlyList<string> Settings => [$"{RuntimeApi.GroupPooling}.{Pooling}"];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"The {(Pooling == "Max" ? "largest value" : "mean of the values")} of each field: {signatures.Arrow}.",
            [.. signatures.Input.Terms.Select(t => $"{t.Text}  {Values(t, signatures.Group)}")]
        );

    internal override LayerSize Size(LayerSignatures signatures) => new();

    private static string Values(SignatureTerm term, SymmetryGroup group) =>
        term.Field is { } field ? $"{field.Values(group)} values" : "1 value";
}
