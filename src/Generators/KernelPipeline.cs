using System.Collections.Immutable;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators;

/// <summary>
/// The kernels that models and span methods call, one file each, and the couplings that kernels share.
/// </summary>
internal static class KernelPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Outcome<ModelDeclaration>?> models,
        IncrementalValuesProvider<KernelSet> sets
    )
    {
        var ofModels = models.SelectMany(
            static (o, _) =>
                Guard.List(() => o!.Value is { } m ? Own(m.Type, m.Layers.SelectMany(KernelRequest.Of)) : [])
        );
        var ofSpans = sets.SelectMany(
            static (s, _) => Guard.List(() => Own(s.Type, s.Kernels.SelectMany(KernelRequest.Of)))
        );
        var owners = ofModels
            .Collect()
            .Combine(ofSpans.Collect())
            .Select(static (pair, _) => KernelOwners.Of(pair.Left.Concat(pair.Right)))
            .WithTrackingName(TrackingNames.Owners);
        var kernels = Emit(context, ofModels, owners).Collect().Combine(Emit(context, ofSpans, owners).Collect());

        var couplings = kernels
            .SelectMany(static (pair, _) => pair.Left.Concat(pair.Right).Distinct().OrderBy(static key => key))
            .WithTrackingName(TrackingNames.Couplings);
        context.RegisterSourceOutput(
            couplings,
            static (c, key) => Guard.Emit(c, key, key.HintName, key.Product, CouplingEmitter.Emit)
        );
    }

    /// <summary>Emits each kernel with its owner, and returns the couplings that it calls.</summary>
    private static IncrementalValuesProvider<CouplingKey> Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<OwnedKernel> kernels,
        IncrementalValueProvider<KernelOwners> owners
    )
    {
        // Filtered item by item, so that adding or removing a kernel does not emit the others again.
        var owned = kernels
            .Combine(owners)
            .SelectMany(
                static (pair, _) => pair.Right.IsOwned(pair.Left) ? ImmutableArray.Create(pair.Left.Kernel) : []
            )
            .WithTrackingName(TrackingNames.KernelFiles);
        context.RegisterSourceOutput(
            owned,
            static (c, k) => Guard.Emit(c, k, k.TypeName + ".g.cs", k.TypeName, KernelFile.Emit)
        );
        return owned.SelectMany(static (k, _) => Guard.List(() => KernelFile.Couplings(k)));
    }

    /// <summary>The distinct kernels of a type.</summary>
    private static IEnumerable<OwnedKernel> Own(TypeContext type, IEnumerable<KernelRequest> kernels)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        return kernels.Where(k => known.Add(k.TypeName)).Select(k => new OwnedKernel(type.HintName, k));
    }
}
