using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>Reports code of models and marked helpers that is not known to be equivariant (GDL4xxx).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EquivarianceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.Block(4);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(RuntimeTypes.Irreps) is null)
                return;
            var types = new TypedTypes();
            DeclarationCache declarations = DeclarationCache.Of(start.Compilation);
            start.RegisterOperationBlockAction(c => WalkBody(c, types, declarations));
            start.RegisterSymbolAction(c => CheckMethod(c, types), SymbolKind.Method);
        });
    }

    private static void WalkBody(OperationBlockAnalysisContext context, TypedTypes types, DeclarationCache declarations)
    {
        if (!IsChecked(context.OwningSymbol))
            return;
        foreach (IOperation block in context.OperationBlocks)
        {
            if (GeneratedFiles.Contains(block.Syntax.SyntaxTree) || block.SemanticModel is not { } model)
                continue;
            var calls = new AllowedCalls(types, declarations, context.CancellationToken);
            new ModelWalker(types, calls, model, context.ReportDiagnostic, context.CancellationToken).Walk(block);
        }
    }

    /// <summary>Parameters by reference, and assumptions without a reason.</summary>
    private static void CheckMethod(SymbolAnalysisContext context, TypedTypes types)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null)
            return;
        if (RuntimeTypes.Find(method, "AssumeEquivariantAttribute") is { } assumed)
        {
            bool hasReason = assumed.NamedArguments.Any(static a => a.Key == "Justification" && !string.IsNullOrWhiteSpace(a.Value.Value as string));
            if (!hasReason && assumed.ApplicationSyntaxReference is { } place)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.EmptyJustification, place.GetSyntax(context.CancellationToken).GetLocation(), method.Name));
            return;
        }

        bool isLayer = method.GetAttributes().Any(static a => RuntimeTypes.LayerAttributeName(a.AttributeClass) is not null);
        if (isLayer || !IsChecked(method) || !GeneratedFiles.UserDeclarations(method, context.CancellationToken).Any())
            return;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && types.IsTyped(parameter.Type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.FeatureByReference, parameter.Locations[0], $"The parameter '{parameter.Name}'", FlowNames.Type(parameter.Type)));
            }
        }
    }

    private static bool IsChecked(ISymbol symbol) =>
        !(symbol is IMethodSymbol assumed && ModelCode.IsAssumed(assumed))
        && (ModelCode.ModelOf(symbol as INamedTypeSymbol ?? symbol.ContainingType) is not null || (symbol is IMethodSymbol method && ModelCode.IsEquivariant(method)));
}
