using System.Collections.Immutable;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>Advises against layers that make builds slow, well below the size that is an error (GDL5005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerSizeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LargeLayer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.RegisterCompilationStartAction(static start =>
        {
            if (!ModelCode.IsPossible(start.Compilation))
                return;
            DeclarationCache declarations = DeclarationCache.Of(start.Compilation);
            start.RegisterSymbolAction(c => Check(c, declarations), SymbolKind.Method);
        });
    }

    private static void Check(SymbolAnalysisContext context, DeclarationCache declarations)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (
            method.PartialDefinitionPart is not null
            || WrittenAttributes.OfLayers(method).FirstOrDefault()?.ApplicationSyntaxReference is not { } place
        )
        {
            return;
        }
        LayerDeclaration? layer = KernelReader.Owns(method)
            ? KernelReader.Read(method, context.CancellationToken).Declaration?.Layer
            : declarations.Layer(method, context.CancellationToken);
        if (
            layer is not { Options: { } options, Result: not null }
            || LayerSizes.Of(options, LayerSignatures.Of(layer)).Near is not { } near
        )
        {
            return;
        }

        context.ReportDiagnostic(
            Diagnostic.Create(
                Descriptors.LargeLayer,
                place.GetSyntax(context.CancellationToken).GetLocation(),
                method.Name,
                near.What,
                near.Limit.ToString(System.Globalization.CultureInfo.InvariantCulture),
                options.Remedy
            )
        );
    }
}
