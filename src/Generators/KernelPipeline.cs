using System.Collections.Immutable;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators;

/// <summary>The kernels that models and span methods call, one file each, and the couplings that kernels share.</summary>
internal static class KernelPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Outcome<ModelDeclaration>?> models, IncrementalValuesProvider<KernelSet> sets)
    {
        var ofModels = models.SelectMany(static (o, _) => Guard.List(() => o!.Value is { } m ? m.Layers.SelectMany(l => KernelRequest.Of(m.Type, l)) : []));
        var ofSpans = sets.SelectMany(static (s, _) => Guard.List(() => s.Kernels.SelectMany(KernelRequest.Of)));
        context.RegisterSourceOutput(ofModels, static (c, k) => Guard.Emit(c, k, k.TypeName + ".g.cs", k.TypeName, KernelFile.Emit));
        context.RegisterSourceOutput(ofSpans, static (c, k) => Guard.Emit(c, k, k.TypeName + ".g.cs", k.TypeName, KernelFile.Emit));

        var couplings = Couplings(ofModels).Combine(Couplings(ofSpans))
            .SelectMany(static (pair, _) => pair.Left.Concat(pair.Right).SelectMany(static keys => keys).Distinct().OrderBy(static key => key))
            .WithTrackingName(TrackingNames.Couplings);
        context.RegisterSourceOutput(couplings, static (c, key) => Guard.Emit(c, key, key.HintName, key.Product, CouplingEmitter.Emit));
    }

    private static IncrementalValueProvider<ImmutableArray<EquatableArray<CouplingKey>>> Couplings(IncrementalValuesProvider<KernelRequest> kernels) =>
        kernels.Select(static (k, _) => Guard.List(() => KernelFile.Couplings(k))).Collect();
}
