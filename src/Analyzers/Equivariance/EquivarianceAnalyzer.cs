using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>Reports code of models and marked helpers that is not known to be equivariant (GDL4xxx).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EquivarianceAnalyzer : DiagnosticAnalyzer
{
    private readonly WalkerHooks _hooks;

    /// <summary>The analyzer as the compiler creates it.</summary>
    public EquivarianceAnalyzer()
        : this(WalkerHooks.None) { }

    /// <summary>The analyzer with a listener, for tests.</summary>
    internal EquivarianceAnalyzer(WalkerHooks hooks) => _hooks = hooks;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.StartingWith("GDL4", DiagnosticIds.Assumption);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.RegisterCompilationStartAction(start =>
        {
            if (!ModelCode.IsPossible(start.Compilation))
                return;
            var shared = new WalkerContext(
                new TypedTypes(),
                DeclarationCache.Of(start.Compilation),
                new RawAccess(),
                _hooks
            );
            // Registered by type, so that the compiler does not create operations for code that no rule examines.
            start.RegisterSymbolStartAction(c => StartType(c, shared), SymbolKind.NamedType);
            start.RegisterSymbolAction(c => CheckMethod(c, shared.Types), SymbolKind.Method);
        });
    }

    private static void StartType(SymbolStartAnalysisContext start, WalkerContext context)
    {
        var type = (INamedTypeSymbol)start.Symbol;
        if (
            !GeneratedFiles.Hold(type)
            && (
                ModelCode.ModelOf(type) is not null
                || type.GetMembers().Any(static m => m is IMethodSymbol method && ModelCode.IsEquivariant(method))
            )
        )
        {
            start.RegisterOperationBlockAction(c => WalkBody(c, context));
        }
    }

    private static void WalkBody(OperationBlockAnalysisContext blocks, WalkerContext context)
    {
        if (!IsChecked(blocks.OwningSymbol))
            return;
        foreach (IOperation block in blocks.OperationBlocks)
        {
            if (GeneratedFiles.Contains(block.Syntax.SyntaxTree) || block.SemanticModel is not { } model)
                continue;
            var walker = new ModelWalker(
                context,
                blocks.OwningSymbol,
                model,
                blocks.ReportDiagnostic,
                blocks.CancellationToken
            );
            if (blocks.OwningSymbol is IMethodSymbol method && ScalarFunction.IsHelper(method))
            {
                walker.CheckHelper(method);
                break;
            }

            walker.WalkBlock(block);
        }
    }

    /// <summary>Parameters by reference, and assumptions without a reason.</summary>
    private static void CheckMethod(SymbolAnalysisContext context, TypedTypes types)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null)
            return;
        if (ModelCode.IsAssumed(method))
        {
            AssumptionCheck.Check(method, context.ReportDiagnostic, context.CancellationToken);
            return;
        }

        if (
            IsInterceptor(method)
            && method.Parameters.Select(static p => p.Type).Append(method.ReturnType).FirstOrDefault(types.IsTyped)
                is { } intercepted
        )
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.UnknownOperation,
                    method.Locations[0],
                    $"The interceptor '{method.Name}'",
                    FlowNames.Type(intercepted)
                )
            );
        }

        bool isLayer = WrittenAttributes.OfLayers(method).Count > 0;
        if (isLayer || !IsChecked(method) || !GeneratedFiles.UserDeclarations(method, context.CancellationToken).Any())
            return;
        if (StackMemory.IsUncleared(method, GeneratedFiles.UserDeclarations(method, context.CancellationToken)))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.RawAccess,
                    method.Locations[0],
                    $"Uncleared stack memory, in {FlowNames.Symbol(method)},"
                )
            );
        }
        ParameterCheck.Check(method, types, context.ReportDiagnostic);
    }

    /// <summary>An interceptor replaces a call that was checked by one that was not.</summary>
    private static bool IsInterceptor(IMethodSymbol method) =>
        WrittenAttributes
            .Of(method)
            .Any(static a =>
                a.AttributeClass
                    is { Name: "InterceptsLocationAttribute", ContainingNamespace.Name: "CompilerServices" }
            );

    private static bool IsChecked(ISymbol symbol) =>
        !(symbol is IMethodSymbol assumed && ModelCode.IsAssumed(assumed))
        && (
            ModelCode.ModelOf(symbol as INamedTypeSymbol ?? symbol.ContainingType) is not null
            || (symbol is IMethodSymbol method && ModelCode.IsEquivariant(method))
        );
}
