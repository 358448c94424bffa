using System.Collections.Immutable;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Reports the faults that the shared reader finds in feature structs, models, modules, layers and kernels (GDL1xxx,
/// GDL2xxx, GDL3001).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.StartingWith("GDL1", "GDL2", FaultIds.WeightOperand);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A marker of generated code in a user's file must not switch the rules off; readers skip code that is really
        // generated.
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.RegisterCompilationStartAction(static start =>
        {
            if (!ModelCode.IsPossible(start.Compilation))
                return;
            DeclarationCache cache = DeclarationCache.Of(start.Compilation);
            start.RegisterSymbolAction(
                c => Report(c, Type((INamedTypeSymbol)c.Symbol, cache, c.CancellationToken)),
                SymbolKind.NamedType
            );
            start.RegisterSymbolAction(
                static c => Report(c, Method((IMethodSymbol)c.Symbol, c.CancellationToken)),
                SymbolKind.Method
            );
            ForeignTypeChecks.Register(start);
            start.RegisterSymbolAction(
                static c => Report(c, Property((IPropertySymbol)c.Symbol, c.CancellationToken)),
                SymbolKind.Property
            );
        });
    }

    private static IEnumerable<Fault> Type(
        INamedTypeSymbol type,
        DeclarationCache cache,
        CancellationToken cancellation
    ) => GeneratedNamespaceReader.ReadFaults(type, cancellation).Concat(Declared(type, cache, cancellation));

    private static IEnumerable<Fault> Declared(
        INamedTypeSymbol type,
        DeclarationCache cache,
        CancellationToken cancellation
    )
    {
        if (RuntimeTypes.Find(type, "EquivariantModelAttribute") is not null)
            return cache.Model(type, cancellation).Faults.Concat(FeatureInterfaceReader.ReadFaults(type, cancellation));
        return type.TypeKind == TypeKind.Struct && RuntimeTypes.Find(type, "IrrepsAttribute") is not null
            ? FeatureReader.Read(type, cancellation).Faults
            : FeatureInterfaceReader.ReadFaults(type, cancellation);
    }

    private static IEnumerable<Fault> Method(IMethodSymbol method, CancellationToken cancellation)
    {
        // Both parts of a partial method arrive here; the part without a body is the declaration.
        if (
            method.PartialDefinitionPart is not null
            || method.AssociatedSymbol is not null
            || GeneratedFiles.Hold(method)
            || WrittenAttributes.AreNowhere(method)
        )
        {
            return [];
        }
        EquatableArray<Fault> kernel = KernelReader.Read(method, cancellation).Faults;
        return kernel.Count > 0 ? kernel : AnnotationReader.ReadFaults(method, cancellation);
    }

    private static IEnumerable<Fault> Property(IPropertySymbol property, CancellationToken cancellation)
    {
        if (property.PartialDefinitionPart is not null || GeneratedFiles.Hold(property))
            return [];
        return RuntimeTypes.Find(property, "ModuleAttribute") is not null
            ? ModuleReader.ReadMisplaced(property, cancellation)
            : AnnotationReader.ReadFaults(property, cancellation);
    }

    private static void Report(SymbolAnalysisContext context, IEnumerable<Fault> faults)
    {
        foreach (Fault fault in faults)
            context.ReportDiagnostic(FaultDiagnostic.Of(fault, context.Compilation));
    }
}
