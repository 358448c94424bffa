using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Plans;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[SphericalHarmonics]</c>: one copy of l = 1 into one copy of each wanted degree, ascending.</summary>
internal sealed class SphericalHarmonicsKind : LayerKind<SphericalHarmonicsOptions>
{
    public override string Name => "SphericalHarmonics";

    public override IReadOnlyList<Irrep> PossibleOperand(SymmetryGroup group) =>
        [.. new[] { Parity.Odd, Parity.Even }.Where(p => group.Has(1, p)).Select(p => new Irrep(1, p, group))];

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        layer.Input.Irreps.FirstOrDefault(static b => b.Irrep.L == 1) is { Mul: > 0 } vector
            ? [.. Enumerable.Range(0, Limits.LMax + 1).SelectMany(l => Harmonic(vector.Irrep, l)).Distinct()]
            : null;

    protected override SphericalHarmonicsOptions ReadOptions(LayerScope layer)
    {
        Irreps input = layer.Input.Signature.Canonical.Irreps;
        if (!IsVector(input, layer.Group))
        {
            var direction = new Signature(Direction(layer.Group), layer.Group);
            layer.Fault(
                FaultIds.HarmonicsOperand,
                layer.Input.Location,
                layer.Input.ToString(),
                layer.Group.IsSpatial ? "a single copy of l = 1" : $"\"{direction}\"",
                $"\"{direction}\""
                    + (layer.Group == SymmetryGroup.O3 ? ", or \"1e\" for an axial vector" : string.Empty)
            );
        }
        else
        {
            var fitting = new Signature(
                new Irreps(
                    SphericalHarmonicsOptions
                        .DegreesOf(layer.Result.Irreps)
                        .SelectMany(l => Harmonic(input[0].Irrep, l))
                        .Select(static irrep => new MulIrrep(1, irrep))
                ),
                layer.Group
            );
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

    /// <summary>A vector is what the harmonics of degree 1 are; under O(3) an axial one too.</summary>
    private static bool IsVector(Irreps irreps, SymmetryGroup group) =>
        irreps == Direction(group) || (group.IsSpatial && irreps is [{ Mul: 1, Irrep.L: 1 }]);

    private static Irreps Direction(SymmetryGroup group) =>
        new Irreps(group.Harmonic(1).Select(static irrep => new MulIrrep(1, irrep))).Simplify();

    /// <summary>The harmonics of one degree; those of an axial vector are all even.</summary>
    private static IEnumerable<Irrep> Harmonic(Irrep vector, int degree) =>
        vector is { L: 1, Parity: Parity.Even, Group.IsSpatial: true }
            ? [new Irrep(degree, Parity.Even, vector.Group)]
            : vector.Group.Harmonic(degree);
}

/// <summary>Spherical harmonics of a vector.</summary>
public sealed record SphericalHarmonicsOptions(
    HarmonicsNormalization Normalization,
    bool Normalize,
    ExactDouble Epsilon
) : LayerOptions, IHarmonicsLayer, ISpanLayer
{
    /// <summary>The degrees of a result, ascending.</summary>
    internal static IEnumerable<int> DegreesOf(Irreps irreps) =>
        irreps.Where(static b => b.Mul > 0).Select(static b => b.Irrep.L).Distinct().OrderBy(static l => l);

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

    HarmonicsPlan IHarmonicsLayer.Harmonics(LayerSignatures signatures)
    {
        int[] degrees = [.. DegreesOf(signatures.Result.Irreps)];
        return signatures.Group.IsSpatial
            ? HarmonicsPlan.OfSpace(degrees, Normalization)
            : HarmonicsPlan.InPlane(degrees, Normalization, signatures.Group);
    }

    (Irreps Left, Irreps? Right, Irreps Result)? ISpanLayer.SpanLayout(LayerSignatures signatures) => null;

    IReadOnlyList<string> ISpanLayer.WeightSpans(LayerSignatures signatures) => [];

    string ISpanLayer.SpanNormalization =>
        Normalize
            ? "Of each vector the direction counts, not its length."
            : "Degree l grows with the l-th power of a vector's length.";

    string ISpanLayer.SpanBody(Func<KernelPart, string> kernel, string scalar, SpanNames names) =>
        SpanKernelEmitter.HarmonicsBody(kernel(KernelPart.Harmonics), scalar, names[0], Normalize, names.Result);

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            (signatures.Group.IsSpatial ? "Spherical harmonics" : "Harmonics of the plane")
                + $" {signatures.Arrow}, {(signatures.Group.IsSpatial ? "polar axis y, " : string.Empty)}"
                + $"{Normalization.ToString().ToLowerInvariant()} normalisation.",
            PathTable.OfHarmonics(signatures.Result.Irreps)
        );

    internal override LayerSize Size(LayerSignatures signatures) =>
        new() { Text = LayerSizes.HarmonicsText(signatures.Result.Irreps.LMax) };
}
