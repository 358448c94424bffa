using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[CrossSpectrum]</c>: one invariant for each common degree of two fields' coefficients.</summary>
internal sealed class CrossSpectrumKind : LayerKind<CrossSpectrumOptions>
{
    public override string Name => "CrossSpectrum";

    public override IReadOnlyList<string> Properties => ["Left", "Right"];

    public override bool TakesAllDegrees => true;

    public override IReadOnlyList<Irrep> PossibleResult(LayerScope layer) =>
        layer.Group.Sign is { } sign ? [layer.Group.Trivial, sign] : [layer.Group.Trivial];

    protected override CrossSpectrumOptions? ReadOptions(LayerScope layer)
    {
        (OperandSource left, OperandSource right) = (layer.Operands[0], layer.Operands[1]);
        if (SpectrumSpec.WhyNot(left.Irreps, right.Irreps) is { } why)
        {
            layer.Fault(FaultIds.SpectrumOperands, right.Location, why);
            return null;
        }
        var spec = SpectrumSpec.Create(left.Irreps, right.Irreps);
        var fitting = new Signature(spec.Result, layer.Group);
        if (fitting != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.SpectrumResult,
                layer.Result.Location,
                layer.Result.ToString(),
                left.ToString(),
                right.ToString(),
                fitting.Canonical.ToString(),
                Reason(layer, spec, left, right)
            );
        }
        return new CrossSpectrumOptions();
    }

    /// <summary>Why the result is what it is: of parities where these are wrong, else of numbers.</summary>
    private static string Reason(LayerScope layer, SpectrumSpec spec, OperandSource left, OperandSource right)
    {
        SpectrumPath? odd = spec.Paths.FirstOrDefault(static p => !p.IsEven);
        bool saysEven = layer.Result.Irreps.Any(static b => b.Mul > 0 && b.Irrep.IsScalar);
        return odd is not null && saysEven
            ? $"'{left.Irreps[odd.Left].Irrep}' and '{right.Irreps[odd.Right].Irrep}' have opposite parities, so a "
                + "mirror reverses their product: it is a pseudoscalar, as TB and EB are, and where parity is "
                + "conserved it vanishes in the mean"
            : $"It is an invariant for each of {Literals.Of(spec.Paths.Count)} common degrees and each of "
                + $"{Literals.Of(spec.Paths[0].Mul)} copies, even where both parities are equal";
    }
}

/// <summary>A cross spectrum.</summary>
public sealed record CrossSpectrumOptions : LayerOptions
{
    internal override string StoredKind => "cross_spectrum";

    internal override IReadOnlyList<StoredOption> StoredOptions => [];

    internal override string RuntimeLayer => "CrossSpectrum";

    internal override IReadOnlyList<string> Settings => [];

    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [
            LayoutSource.Of(signatures.Operands[0]),
            LayoutSource.Of(signatures.Operands[1]),
            LayoutSource.Of(signatures.Result),
        ];

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        var spec = SpectrumSpec.Create(signatures.Operands[0].Irreps, signatures.Operands[1].Irreps);
        return new(
            $"Cross spectrum Σ_m x_lm y_lm / (2l + 1): {signatures.Arrow}, degrees "
                + $"{Literals.Of(spec.Paths[0].Degree)} to {Literals.Of(spec.Paths[spec.Paths.Count - 1].Degree)}."
        );
    }

    internal override LayerSize Size(LayerSignatures signatures) => new();
}
