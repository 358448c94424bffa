using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[SphereActivation]</c>: a pointwise function of scalar fields on the sphere.</summary>
internal sealed class SphereActivationKind : UnchangedKind
{
    public override string Name => "SphereActivation";

    protected override UnchangedOptions ReadAttribute(LayerScope layer)
    {
        var options = new SphereActivationOptions(
            layer.Choice("Function", Nonlinearity.SiLU),
            layer.Attribute.Number("Oversampling", SphereActivationOptions.DefaultOversampling),
            layer.Attribute.Flag("Normalize", true)
        );
        if (SphereFunction.WhyNot(layer.Input.Irreps) is { } why)
        {
            layer.Fault(
                FaultIds.ScalarFields,
                layer.Input.Location,
                layer.Input.ToString(),
                why,
                layer.Group.IsSpatial ? $"\"8x{layer.Group.Trivial}..8\"" : "[FourierActivation] instead"
            );
            return options;
        }
        int degree = layer.Input.Irreps.LMax;
        int most = SphereFunction.LargestOversampling(degree);
        layer.WholeOption("Oversampling", SphereActivationOptions.DefaultOversampling, 1, most);
        if (options.Oversampling >= 1 && options.Oversampling <= most)
            CheckResidual(layer, new SphereFunction(degree, options.Oversampling), options.Function, most);
        return options;
    }

    private static void CheckResidual(LayerScope layer, SphereFunction sphere, Nonlinearity function, int most)
    {
        if (layer.Approximate is not { } bound || sphere.Residual(function) is var residual && residual <= bound)
            return;
        int? enough = Enumerable
            .Range(sphere.Oversampling + 1, Math.Max(0, Math.Min(most, 8) - sphere.Oversampling))
            .Select(static i => (int?)i)
            .FirstOrDefault(n => new SphereFunction(sphere.Degree, n!.Value).Residual(function) <= bound);
        layer.Fault(
            FaultIds.AliasingTooLarge,
            layer.Attribute.LocationOf("Oversampling"),
            PixelConvolution.Percent(residual),
            PixelConvolution.Percent(bound),
            enough is null ? "a smooth function, such as SiLU" : $"Oversampling = {enough}"
        );
    }
}

/// <summary>A pointwise function of scalar fields on the sphere.</summary>
/// <param name="Function">The function of the values.</param>
/// <param name="Oversampling">The degree of the sampling in multiples of the largest degree.</param>
/// <param name="Normalize">Whether it is scaled to unit second moment.</param>
public sealed record SphereActivationOptions(Nonlinearity Function, int Oversampling, bool Normalize) : UnchangedOptions
{
    internal const int DefaultOversampling = 2;

    internal override string StoredKind => "sphere_activation";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("function", StoredValue.Of(Function), "silu"),
            new("oversampling", StoredValue.Of(Oversampling), "2"),
            new("normalize", StoredValue.Of(Normalize), "yes"),
        ];

    internal override string RuntimeLayer => "SphereActivation";

    internal override IReadOnlyList<string> Settings =>
        [Literals.Of(Function), $"oversampling: {Literals.Of(Oversampling)}", $"normalize: {Literals.Of(Normalize)}"];

    /// <summary>Half turns about the axes, and mirrors: rings have an even number of pixels.</summary>
    internal override KeptGroup? ExactGroup(LayerSignatures signatures) =>
        Sphere(signatures).IsExact(Function) ? null : KeptGroup.OnVoxels(signatures.Group, new VoxelSpacing(1, 2, 3));

    internal override double Deviation(LayerSignatures signatures) => Sphere(signatures).Residual(Function);

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        SphereFunction sphere = Sphere(signatures);
        string residual = sphere.Residual(Function).ToString("G2", CultureInfo.InvariantCulture);
        return new(
            $"{Function} of scalar fields at each point of the sphere: {signatures.Input}, on a Gauss-Legendre "
                + $"sampling for degree {Literals.Of(sphere.SamplingDegree)}. "
                + (
                    sphere.IsExact(Function)
                        ? "Exact."
                        : $"Residual under {signatures.Group.Name}: {residual} (root of the power above what the "
                            + "sampling holds, for normal coefficients)."
                )
        );
    }

    private SphereFunction Sphere(LayerSignatures signatures) => new(signatures.Input.Irreps.LMax, Oversampling);
}
