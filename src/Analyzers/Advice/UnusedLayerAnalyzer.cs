using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>Reports private layers that no code of their model calls (GDL5001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedLayerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnusedLayer];

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
            start.RegisterSymbolStartAction(c => StartModel(c, declarations), SymbolKind.NamedType);
        });
    }

    private static void StartModel(SymbolStartAnalysisContext context, DeclarationCache declarations)
    {
        var model = (INamedTypeSymbol)context.Symbol;
        if (RuntimeTypes.Find(model, "EquivariantModelAttribute") is null)
            return;
        var used = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterOperationAction(
            c => used.TryAdd(((IInvocationOperation)c.Operation).TargetMethod.Name, true),
            OperationKind.Invocation
        );
        context.RegisterOperationAction(
            c => used.TryAdd(((IMethodReferenceOperation)c.Operation).Method.Name, true),
            OperationKind.MethodReference
        );
        context.RegisterSymbolEndAction(c =>
        {
            foreach (LayerDeclaration layer in declarations.Model(model, c.CancellationToken).Declaration?.Layers ?? [])
            {
                string name = layer.Method.TrimStart('@');
                IMethodSymbol? method = model
                    .GetMembers(name)
                    .OfType<IMethodSymbol>()
                    .FirstOrDefault(static m => m.PartialDefinitionPart is null);
                if (
                    layer.Options is not null
                    && method is { DeclaredAccessibility: Accessibility.Private }
                    && !used.ContainsKey(name)
                    && !MayBeNamed(model, name, c.CancellationToken)
                )
                {
                    c.ReportDiagnostic(Diagnostic.Create(Descriptors.UnusedLayer, method.Locations[0], name));
                }
            }
        });
    }

    /// <summary>
    /// Whether a name occurs in a model in a call that does not bind, or may occur in text that C# cannot parse. C#
    /// reports an error there.
    /// </summary>
    private static bool MayBeNamed(INamedTypeSymbol model, string name, CancellationToken cancellation) =>
        GeneratedFiles
            .UserDeclarations(model, cancellation)
            .Any(d =>
                SyntaxErrors.StandIn(d)
                || d.DescendantNodes()
                    .Any(n =>
                        n is SimpleNameSyntax mention && mention.Identifier.ValueText == name && !IsInNameOf(mention)
                    )
            );

    private static bool IsInNameOf(SyntaxNode mention) =>
        mention
            .Ancestors()
            .Any(static a =>
                a is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } }
            );
}
