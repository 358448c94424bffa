using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>Reports code of models and marked helpers that is not known to be equivariant (GDL4xxx).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EquivarianceAnalyzer : DiagnosticAnalyzer
{
    private readonly WalkerHooks _hooks;

    /// <summary>The analyzer as the compiler makes it.</summary>
    public EquivarianceAnalyzer()
        : this(WalkerHooks.None)
    {
    }

    /// <summary>The analyzer with a listener, for tests.</summary>
    internal EquivarianceAnalyzer(WalkerHooks hooks) => _hooks = hooks;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.StartingWith("GDL4", DiagnosticIds.Assumption);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (!ModelCode.IsPossible(start.Compilation))
                return;
            var types = new TypedTypes();
            DeclarationCache declarations = DeclarationCache.Of(start.Compilation);
            // By type, so that the compiler makes no operations of code that no rule asks about.
            start.RegisterSymbolStartAction(c => StartType(c, types, declarations), SymbolKind.NamedType);
            start.RegisterSymbolAction(c => CheckMethod(c, types), SymbolKind.Method);
        });
    }

    private static void StartType(SymbolStartAnalysisContext context, TypedTypes types, DeclarationCache declarations)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!GeneratedFiles.Hold(type) && (ModelCode.ModelOf(type) is not null || type.GetMembers().Any(static m => m is IMethodSymbol method && ModelCode.IsEquivariant(method))))
            context.RegisterOperationBlockAction(c => WalkBody(c, types, declarations));
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
            var walker = new ModelWalker(types, calls, model, context.ReportDiagnostic, context.CancellationToken);
            if (context.OwningSymbol is IMethodSymbol method)
                walker.Walk(method, block);
            else
                walker.Walk(block);
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

        if (IsInterceptor(method) && method.Parameters.Select(static p => p.Type).Append(method.ReturnType).FirstOrDefault(types.IsTyped) is { } intercepted)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnknownOperation, method.Locations[0], $"The interceptor '{method.Name}'", FlowNames.Type(intercepted)));

        bool isLayer = method.GetAttributes().Any(static a => RuntimeTypes.LayerAttributeName(a.AttributeClass) is not null);
        if (isLayer || !IsChecked(method) || !GeneratedFiles.UserDeclarations(method, context.CancellationToken).Any())
            return;
        if (SkipsClearing(method) && GeneratedFiles.UserDeclarations(method, context.CancellationToken).Any(static d => d.DescendantNodes().Any(static n => n is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RawAccess, method.Locations[0], $"Memory of the stack that is not cleared, in {FlowNames.Symbol(method)},"));
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.Out && types.IsTyped(parameter.Type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.FeatureByReference, parameter.Locations[0], $"The parameter '{parameter.Name}'", FlowNames.Type(parameter.Type)));
            }
        }
    }

    /// <summary>Whether what is allocated on the stack keeps what earlier calls left there.</summary>
    private static bool SkipsClearing(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol is INamedTypeSymbol { ContainingType: null } ? symbol.ContainingModule : symbol is IModuleSymbol ? null : symbol.ContainingType)
        {
            if (symbol.GetAttributes().Any(static a => a.AttributeClass is { Name: "SkipLocalsInitAttribute", ContainingNamespace.Name: "CompilerServices" }))
                return true;
        }

        return false;
    }

    /// <summary>An interceptor replaces a call that was checked by one that was not.</summary>
    private static bool IsInterceptor(IMethodSymbol method) =>
        method.GetAttributes().Any(static a => a.AttributeClass is { Name: "InterceptsLocationAttribute", ContainingNamespace.Name: "CompilerServices" });

    private static bool IsChecked(ISymbol symbol) =>
        !(symbol is IMethodSymbol assumed && ModelCode.IsAssumed(assumed))
        && (ModelCode.ModelOf(symbol as INamedTypeSymbol ?? symbol.ContainingType) is not null || (symbol is IMethodSymbol method && ModelCode.IsEquivariant(method)));
}
