using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Gate]</c>: scalars through functions, everything else times a gate for each copy.</summary>
internal sealed class GateKind : LayerKind<GateOptions>
{
    public override string Name => "Gate";

    public override bool TakesAllDegrees => true;

    // A gate of odd scalars may flip parities: the possible results depend on the declared result.
    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) => null;

    protected override GateOptions ReadOptions(LayerScope layer)
    {
        var options = new GateOptions(
            layer.Choice("Even", Nonlinearity.SiLU),
            layer.Choice("Odd", Nonlinearity.Tanh),
            layer.Choice("Gates", Nonlinearity.Sigmoid),
            layer.Choice("OddGates", Nonlinearity.Tanh),
            layer.Choice("Constants", MomentConstants.Exact),
            GivenConstants.Read(layer, 4)
        );
        (Irreps input, Irreps result) = (layer.Input.Irreps, layer.Result.Irreps);
        int pseudo = result.ToList().FindIndex(static b => b.Irrep.IsPseudoScalar && b.Mul > 0);
        if (pseudo >= 0 && NonlinearityFacts.ParityOf(options.Odd) != Algebra.Parity.Odd)
        {
            layer.Fault(
                FaultIds.ActivationParity,
                layer.Attribute.LocationOf("Odd"),
                options.Odd.ToString(),
                layer.Result.BlockText(pseudo),
                layer.Result.BlockText(pseudo),
                "an odd function such as Tanh"
            );
        }
        else if (
            CompositionRules.WhyNotGated(input, result, options.Even, options.Odd, options.Gates, options.OddGates)
            is not null
        )
        {
            var fitting = new Signature(GateSpec.Of(result, options.Even, options.Odd, options.Gates).In, layer.Group);
            layer.Fault(
                FaultIds.GateOperand,
                layer.Input.Location,
                layer.Input.ToString(),
                fitting.ToString(),
                layer.Group.Trivial.ToString(),
                layer.Group.IsSpatial ? "l" : "m"
            );
        }

        return options;
    }
}

/// <summary>A gate.</summary>
public sealed record GateOptions(
    Nonlinearity Even,
    Nonlinearity Odd,
    Nonlinearity Gates,
    Nonlinearity OddGates,
    MomentConstants Constants,
    EquatableArray<ExactDouble> GivenConstants
) : LayerOptions
{
    internal override string StoredKind => "gate";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("even", StoredValue.Of(Even), "silu"),
            new("odd", StoredValue.Of(Odd), "tanh"),
            new("gates", StoredValue.Of(Gates), "sigmoid"),
            new("odd_gates", StoredValue.Of(OddGates), "tanh"),
            new("constants", StoredValue.Of(Constants), "exact"),
            new("given_constants", StoredValue.Of(GivenConstants), string.Empty),
        ];

    internal override string RuntimeLayer => "Gate";

    internal override IReadOnlyList<string> Settings =>
        [
            $"even: {Literals.Of(Even)}",
            $"odd: {Literals.Of(Odd)}",
            $"gates: {Literals.Of(Gates)}",
            $"oddGates: {Literals.Of(OddGates)}",
            Literals.Of(Constants),
            .. Layers.GivenConstants.Setting(GivenConstants),
        ];

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        (Irreps input, Irreps result) = (signatures.Input.Irreps, signatures.Result.Irreps);
        bool hasOddGates = PseudoScalars(input) > PseudoScalars(result);
        return new LayerSummary(
            $"Gate {signatures.Arrow}: {Even} on even scalars, {Odd} on odd ones, {Gates} on gates"
                + $"{(hasOddGates ? $", {OddGates} on odd ones" : string.Empty)}.",
            GateSpec.Between(input, result, Even, Odd, Gates, OddGates) is { } spec ? PathTable.Of(spec) : []
        );
    }

    internal override LayerSize Size(LayerSignatures signatures) => new();

    private static int PseudoScalars(Irreps irreps) =>
        irreps.Where(static b => b.Irrep.IsPseudoScalar).Sum(static b => b.Mul);
}
