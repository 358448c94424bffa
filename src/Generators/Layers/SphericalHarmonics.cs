using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[SphericalHarmonics]</c>: one copy of l = 1 into one copy of each wanted degree, ascending.</summary>
internal sealed class SphericalHarmonicsKind : LayerKind<SphericalHarmonicsOptions>
{
    public override string Name => "SphericalHarmonics";

    public override IReadOnlyList<Irrep> PossibleOperand(Group group) =>
        group == Group.O3 ? [new Irrep(1, Parity.Odd), new Irrep(1, Parity.Even)] : [new Irrep(1, Parity.Even)];

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        layer.Input.Irreps.FirstOrDefault(static b => b.Irrep.L == 1) is { Mul: > 0 } vector
            ? All(layer, vector.Irrep).Select(static b => b.Irrep).ToArray()
            : null;

    protected override SphericalHarmonicsOptions ReadOptions(LayerScope layer)
    {
        Irreps input = layer.Input.Signature.Canonical.Irreps;
        if (input.Count != 1 || input[0].Mul != 1 || input[0].Irrep.L != 1)
        {
            layer.Fault(FaultIds.HarmonicsOperand, layer.Input.Location, layer.Input.ToString());
        }
        else
        {
            int[] degrees = layer
                .Result.Irreps.Where(b => b.Mul > 0)
                .Select(b => b.Irrep.L)
                .Distinct()
                .OrderBy(l => l)
                .ToArray();
            Irreps all = All(layer, input[0].Irrep);
            var fitting = new Signature(new Irreps(degrees.Select(l => all[l])), layer.Group);
            if (fitting != layer.Result.Signature)
            {
                layer.Fault(
                    FaultIds.HarmonicsResult,
                    layer.Result.Location,
                    layer.Result.ToString(),
                    fitting.ToString()
                );
            }
        }

        return new SphericalHarmonicsOptions(
            layer.Choice("Normalization", HarmonicsNormalization.Component),
            layer.Attribute.Flag("Normalize", true),
            layer.RealOption("Epsilon", 1e-9, OptionRules.IsDirectionEpsilon, OptionRules.AllowedDirectionEpsilon)
        );
    }

    /// <summary>The harmonics of an irrep of degree 1, one copy of each degree that a signature may name.</summary>
    private static Irreps All(LayerScope layer, Irrep vector) =>
        Irreps.SphericalHarmonics(Limits.LMax, layer.Group == Group.O3 ? vector.Parity : Parity.Even);
}

/// <summary>Spherical harmonics of a vector.</summary>
public sealed record SphericalHarmonicsOptions(
    HarmonicsNormalization Normalization,
    bool Normalize,
    ExactDouble Epsilon
) : LayerOptions, IHarmonicsLayer, ISpanLayer
{
    internal override string StoredKind => "spherical_harmonics";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("normalization", StoredValue.Of(Normalization), "component"),
            new("normalize", StoredValue.Of(Normalize), "yes"),
            new("epsilon", StoredValue.Of(Epsilon), "1E-09"),
        ];

    internal override string RuntimeLayer => "SphericalHarmonics";

    internal override IReadOnlyList<string> Settings =>
        [$"normalize: {Literals.Of(Normalize)}", $"epsilon: {Literals.Of(Epsilon)}"];

    (int[] Degrees, HarmonicsNormalization Normalization) IHarmonicsLayer.Harmonics(LayerSignatures signatures) =>
        (signatures.Result.Irreps.Where(static b => b.Mul > 0).Select(static b => b.Irrep.L).ToArray(), Normalization);

    (Irreps Left, Irreps? Right, Irreps Result)? ISpanLayer.SpanLayout(LayerSignatures signatures) => null;

    int ISpanLayer.WeightSpans(LayerSignatures signatures) => 0;

    string ISpanLayer.SpanBody(Func<KernelPart, string> kernel, string scalar, SpanNames names) =>
        SpanKernelEmitter.HarmonicsBody(kernel(KernelPart.Harmonics), scalar, names[0], Normalize, names.Result);

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Spherical harmonics {signatures.Arrow}, polar axis y, "
                + $"{Normalization.ToString().ToLowerInvariant()} normalisation.",
            PathTable.OfHarmonics(signatures.Result.Irreps, signatures.Group)
        );

    internal override LayerSize Size(LayerSignatures signatures) =>
        new() { Text = LayerSizes.HarmonicsText(signatures.Result.Irreps.LMax) };
}
