using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[FourierActivation]</c>: a pointwise function of functions on a circle.</summary>
internal sealed class FourierActivationKind : UnchangedKind
{
    private const int DefaultSamples = 16;

    private const int MostSamples = 64;

    public override string Name => "FourierActivation";

    protected override UnchangedOptions ReadAttribute(LayerScope layer)
    {
        var options = new FourierActivationOptions(
            layer.Attribute.Number("Samples", DefaultSamples),
            layer.Choice("Function", Nonlinearity.SiLU),
            layer.Attribute.Flag("Normalize", true)
        );
        if (WhyNot(layer.Input.Irreps, out string fitting) is { } reason)
        {
            layer.Fault(FaultIds.FourierOperand, layer.Input.Location, layer.Input.ToString(), reason, fitting);
            return options;
        }
        CircleFunction circle = FourierActivationOptions.Circle(layer.Input.Signature);
        layer.CheckOption(
            "Samples",
            circle.AllowsSamples(options.Samples),
            options.Samples.ToString(CultureInfo.InvariantCulture),
            circle.AllowedSamples
        );
        if (circle.AllowsSamples(options.Samples))
            CheckResidual(layer, circle, options);
        return options;
    }

    private static void CheckResidual(LayerScope layer, CircleFunction circle, FourierActivationOptions options)
    {
        if (layer.Approximate is not { } bound || circle.ExactGroup(options.Samples) == layer.Group)
            return;
        double residual = circle.Residual(options.Samples, options.Function);
        if (residual <= bound)
            return;
        int? enough = Enumerable
            .Range(1, MostSamples / GridSymmetry.Fold)
            .Select(static i => (int?)(i * GridSymmetry.Fold))
            .FirstOrDefault(n => circle.AllowsSamples(n!.Value) && circle.Residual(n.Value, options.Function) <= bound);
        layer.Fault(
            FaultIds.AliasingTooLarge,
            layer.Attribute.LocationOf("Samples"),
            PixelConvolution.Percent(residual),
            PixelConvolution.Percent(bound),
            enough is null ? "a smooth function, such as SiLU" : $"Samples = {enough}"
        );
    }

    private static string? WhyNot(Irreps irreps, out string fitting)
    {
        Irreps merged = irreps.Simplify();
        SymmetryGroup group = irreps[0].Irrep.Group;
        Irrep[] possible = [.. merged.DistinctIrreps().Where(static irrep => !irrep.IsPseudoScalar)];
        int copies = merged.Select(static b => b.Mul).DefaultIfEmpty(1).Max();
        fitting =
            group.IsSpatial ? "[Gate] or [NormActivation] instead"
            : possible.Length == 0 ? "[Activation] instead"
            : $"\"{new Signature(new Irreps(possible.Select(irrep => new MulIrrep(copies, irrep))), group)}\"";
        return CircleFunction.WhyNot([.. merged.Select(static b => b.Irrep)])
            ?? (
                merged.Any(b => b.Mul != merged[0].Mul)
                    ? "A copy of the function has one copy of each irrep, and here their numbers differ"
                    : null
            );
    }
}

/// <summary>A pointwise function of functions on a circle.</summary>
/// <param name="Samples">The number of samples.</param>
/// <param name="Function">The function of the values.</param>
/// <param name="Normalize">Whether it is scaled to unit second moment.</param>
public sealed record FourierActivationOptions(int Samples, Nonlinearity Function, bool Normalize) : UnchangedOptions
{
    internal override string StoredKind => "fourier_activation";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("samples", StoredValue.Of(Samples), string.Empty),
            new("function", StoredValue.Of(Function), "silu"),
            new("normalize", StoredValue.Of(Normalize), "yes"),
        ];

    internal override string RuntimeLayer => "FourierActivation";

    internal override IReadOnlyList<string> Settings =>
        [$"samples: {Literals.Of(Samples)}", Literals.Of(Function), $"normalize: {Literals.Of(Normalize)}"];

    internal override KeptGroup? ExactGroup(LayerSignatures signatures)
    {
        SymmetryGroup exact = Circle(signatures.Input).ExactGroup(Samples);
        return exact == signatures.Group ? null : KeptGroup.OfPlane(exact);
    }

    internal override double Deviation(LayerSignatures signatures) =>
        ExactGroup(signatures) is null ? 0 : Circle(signatures.Input).Residual(Samples, Function);

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        string sentence = $"{Function} of functions on a circle with {Samples} samples: {signatures.Input}.";
        if (ExactGroup(signatures) is not { } exact)
            return new($"{sentence} Exact under {signatures.Group}.");
        double residual = Circle(signatures.Input).Residual(Samples, Function);
        string aliasing = residual < 1e-12 ? "no" : residual.ToString("G2", CultureInfo.InvariantCulture);
        return new(
            $"{sentence} Exact under {exact}; aliasing residual under {signatures.Group}: {aliasing} "
                + "(root of the aliased part of the power, for normal components)."
        );
    }

    /// <summary>One copy of the operand as a function on a circle.</summary>
    internal static CircleFunction Circle(Signature signature) =>
        new([.. signature.Irreps.Simplify().Select(static b => b.Irrep)]);
}
