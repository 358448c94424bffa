using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Advises against strides without a low-pass in models whose group the grid does not keep (GDL5007).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LowPassAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.MissingLowPass];

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
            || RuntimeTypes.Find(method, "SteerableConvolutionAttribute")
                is not { ApplicationSyntaxReference: { } place }
            || declarations.Layer(method, context.CancellationToken) is not { Options: { } options } layer
            || options is not IGridLayer { IsUnsmoothed: true, Step.Factor: var stride }
            || LayerSignatures.Of(layer) is not { } signatures
            || ApproximateReader.KeptBy([layer]) is not { } kept
        )
        {
            return;
        }

        context.ReportDiagnostic(
            Diagnostic.Create(
                Descriptors.MissingLowPass,
                place.GetSyntax(context.CancellationToken).GetLocation(),
                method.Name,
                stride,
                kept.Name,
                signatures.Group.Name
            )
        );
    }
}
