using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>Advises against norm activations in e3nn's form that do not vanish at zero (GDL5003).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NormActivationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.DirectionOfZero];

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
            || RuntimeTypes.Find(method, "NormActivationAttribute") is not { ApplicationSyntaxReference: { } place }
            || declarations.Layer(method, context.CancellationToken)?.Options
                is not NormActivationOptions { Normalize: true } options
            || (NonlinearityFacts.VanishesAtZero(options.Function) && !options.Bias)
        )
        {
            return;
        }

        string what = NonlinearityFacts.VanishesAtZero(options.Function)
            ? "a learned bias"
            : options.Function.ToString();
        context.ReportDiagnostic(
            Diagnostic.Create(
                Descriptors.DirectionOfZero,
                place.GetSyntax(context.CancellationToken).GetLocation(),
                method.Name,
                what
            )
        );
    }
}
