using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// <c>Approximate</c> of a model: how far the kernels of layers may deviate from its group where a grid does not keep
/// it. Without it a model is exact, or does not compile.
/// </summary>
public static class ApproximateReader
{
    private const string Name = "Approximate";

    /// <summary>The bound; null if none is stated.</summary>
    internal static double? Of(AttributeView view) => view.IsGiven(Name) && IsBound(view) ? view.Real(Name, 0) : null;

    /// <summary>A bound is a share of a kernel.</summary>
    internal static void CheckRange(AttributeView view, FaultList faults)
    {
        if (view.IsGiven(Name) && !view.IsErroneous && !IsBound(view))
        {
            faults.Add(
                FaultIds.OptionOutOfRange,
                view.LocationOf(Name),
                "the model",
                Name,
                view.Expression(Name)?.ToString() ?? string.Empty,
                "the largest residual of a layer, above 0 and at most 1"
            );
        }
    }

    /// <summary>A layer that does not keep the group needs the statement.</summary>
    internal static void CheckLayers(
        INamedTypeSymbol model,
        AttributeView view,
        IEnumerable<LayerDeclaration> layers,
        FaultList faults
    )
    {
        LayerDeclaration? first = layers.FirstOrDefault(static l => KeptBy(l) is not null);
        if (view.IsGiven(Name) || first is null)
            return;
        KeptGroup kept = KeptBy(layers)!;
        faults.Add(
            FaultIds.ApproximateMissing,
            view.Location,
            model.Name,
            first.Result!.Group.Name,
            kept.Name,
            first.Method.TrimStart('@'),
            kept.Stated is null ? string.Empty : ", or Group = Group." + kept.Stated
        );
    }

    /// <summary>The arguments of GDL2147: what names a model, the model, how far it deviates, and who allows how
    /// much.</summary>
    public static string[] Arguments(string place, string model, double deviation, string home, double bound) =>
        [
            place,
            model,
            PixelConvolution.Percent(deviation),
            home,
            bound == 0 ? "nothing" : PixelConvolution.Percent(bound),
            home == "the model"
                ? "Write Approximate = " + deviation.ToString("R", CultureInfo.InvariantCulture) + " on it"
                : "Take it as a parameter, so that the helper says what it is",
        ];

    /// <summary>What all layers keep exactly; null if that is the whole group.</summary>
    public static KeptGroup? KeptBy(IEnumerable<LayerDeclaration> layers)
    {
        KeptGroup[] kept = [.. layers.Select(KeptBy).OfType<KeptGroup>()];
        return kept.Length == 0 ? null : kept.Aggregate(static (a, b) => a.Intersection(b));
    }

    private static KeptGroup? KeptBy(LayerDeclaration layer) =>
        layer is { Options: { } options, Result: not null } ? options.ExactGroup(LayerSignatures.Of(layer)) : null;

    private static bool IsBound(AttributeView view) => view.Real(Name, 0) is > 0 and <= 1;
}
