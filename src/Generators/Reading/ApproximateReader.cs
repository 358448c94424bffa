using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// <c>Approximate</c> of a model: how far the kernels of layers may deviate from its group where a grid does not keep
/// it. Without it a model is exact, or does not compile.
/// </summary>
internal static class ApproximateReader
{
    private const string Name = "Approximate";

    /// <summary>The bound; null if none is stated.</summary>
    public static double? Of(AttributeView view) => view.IsGiven(Name) && IsBound(view) ? view.Real(Name, 0) : null;

    /// <summary>A bound is a share of a kernel.</summary>
    public static void CheckRange(AttributeView view, FaultList faults)
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
    public static void CheckLayers(
        INamedTypeSymbol model,
        AttributeView view,
        IEnumerable<LayerDeclaration> layers,
        FaultList faults
    )
    {
        if (view.IsGiven(Name))
            return;
        foreach (LayerDeclaration layer in layers)
        {
            if (layer.Options is not { } options || layer.Result is null)
                continue;
            LayerSignatures signatures = LayerSignatures.Of(layer);
            if (options.ExactGroup(signatures) is not { } kept)
                continue;
            faults.Add(
                FaultIds.ApproximateMissing,
                view.Location,
                model.Name,
                signatures.Group.Name,
                kept.Name,
                layer.Method.TrimStart('@'),
                kept.Stated
            );
            return;
        }
    }

    private static bool IsBound(AttributeView view) => view.Real(Name, 0) is > 0 and <= 1;
}
