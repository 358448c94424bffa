using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Follows the signatures of plain features through code and reports what does not fit together (GDL3xxx).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompositionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.StartingWith("GDL1", "GDL3", DiagnosticIds.LocalSignature, DiagnosticIds.SizeMisfit);

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
            // Registered by type, so that the compiler does not bind and convert generated code outside models again:
            // that is most of the code.
            start.RegisterSymbolStartAction(c => StartType(c, declarations), SymbolKind.NamedType);
            start.RegisterSymbolAction(c => CheckHelper(c, declarations), SymbolKind.Method);
        });
    }

    private static void StartType(SymbolStartAnalysisContext context, DeclarationCache declarations)
    {
        // A type inside a model is model code too, and has its own actions.
        var type = (INamedTypeSymbol)context.Symbol;
        if (GeneratedFiles.Hold(type))
            return;
        if (ModelCode.ModelOf(type) is not null)
        {
            // A group that is none has been reported (GDL1014); nothing is known about its signatures.
            if (AnnotationReader.GroupOf(type) is { } group)
                StartModel(context, group, declarations);
        }
        else
        {
            context.RegisterOperationBlockAction(c => AnalyzeElsewhere(c, declarations));
        }
    }

    private static void StartModel(
        SymbolStartAnalysisContext context,
        SymmetryGroup group,
        DeclarationCache declarations
    )
    {
        var bodies = new ConcurrentDictionary<IMethodSymbol, IOperation>(SymbolEqualityComparer.Default);
        context.RegisterOperationBlockAction(c =>
        {
            if (c.OwningSymbol is IMethodSymbol method && ModelCode.BodyOf(c) is { } body)
                bodies.TryAdd(method, body);
        });
        context.RegisterSymbolEndAction(c =>
            new CompositionFlow(declarations, bodies, group, isStrict: true, c.CancellationToken).Analyze(
                new FlowReporter(c.ReportDiagnostic, c.CancellationToken)
            )
        );
    }

    /// <summary>
    /// Outside models, known signatures must fit; unknown ones are checked at run time, except in marked helpers.
    /// </summary>
    private static void AnalyzeElsewhere(OperationBlockAnalysisContext context, DeclarationCache declarations)
    {
        if (
            context.OwningSymbol is not IMethodSymbol method
            || ModelCode.BodyOf(context) is not { } body
            || !context.OperationBlocks.Any(b => UsesPlainFeatures(b, declarations))
        )
        {
            return;
        }

        var bodies = new Dictionary<IMethodSymbol, IOperation>(SymbolEqualityComparer.Default) { [method] = body };
        SymmetryGroup group =
            ForeignTypeChecks.OfHelper(method, Groups.Of(context.Compilation), context.CancellationToken)
            ?? SymmetryGroup.O3;
        new CompositionFlow(
            declarations,
            bodies,
            group,
            isStrict: ModelCode.IsEquivariant(method),
            context.CancellationToken
        ).Analyze(new FlowReporter(context.ReportDiagnostic, context.CancellationToken));
    }

    private static bool UsesPlainFeatures(IOperation block, DeclarationCache declarations) =>
        block.Descendants().Any(o => declarations.TypeOf(o.Type).IsPlain);

    private static void CheckHelper(SymbolAnalysisContext context, DeclarationCache declarations)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (
            !ModelCode.IsEquivariant(method)
            || ModelCode.ModelOf(method.ContainingType) is not null
            || method.PartialDefinitionPart is not null
        )
        {
            return;
        }
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (
                declarations.TypeOf(parameter.Type).IsPlain
                && !AnnotationReader.OfPlace(parameter, SymmetryGroup.O3).IsFeature
            )
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        Descriptors.HelperSignature,
                        parameter.Locations[0],
                        $"Parameter '{parameter.Name}'",
                        method.Name
                    )
                );
            }
        }

        if (
            declarations.TypeOf(method.ReturnType).IsPlain
            && !AnnotationReader.OfReturn(method, SymmetryGroup.O3).IsFeature
        )
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.HelperSignature, method.Locations[0], "The result", method.Name)
            );
        }
    }
}
