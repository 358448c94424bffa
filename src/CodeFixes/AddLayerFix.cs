using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Offers the layer that a partial method without a body could be (CS8795).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddLayerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS8795"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context
            .Document.GetSemanticModelAsync(context.CancellationToken)
            .ConfigureAwait(false);
        if (
            root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not IMethodSymbol method
            || RuntimeTypes.Find(method.ContainingType, "EquivariantModelAttribute") is null
            || Kind(method) is not { } kind
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Add [{kind}]",
                _ =>
                    Task.FromResult(
                        context.Document.WithSyntaxRoot(
                            root.ReplaceNode(declaration, ModifierEdit.Mark(declaration, kind))
                        )
                    ),
                $"{nameof(AddLayerFix)}.{kind}"
            ),
            context.Diagnostics
        );
    }

    /// <summary>The kind of layer that has these parameters and this result.</summary>
    private static string? Kind(IMethodSymbol method)
    {
        bool hasEdges = method.Parameters.Length > 0 && SpaceTypes.IsRelation(method.Parameters[0].Type);
        ITypeSymbol[] operands = method.Parameters.Skip(hasEdges ? 1 : 0).Select(static p => p.Type).ToArray();
        // Plain features would need signatures, which cannot be guessed.
        if (operands.Append(method.ReturnType).Any(static t => AnnotationReader.OfType(t).Signature is null))
            return null;
        return (hasEdges, operands.Length) switch
        {
            (true, 1) when SpaceTypes.OfRelation(method.Parameters[0].Type) is { IsGraph: true } => "Attention",
            (true, 1) => "SteerableConvolution",
            (false, 1) when RuntimeTypes.Is(operands[0], "Gated", 1) => "Gate",
            (false, 1) => "Linear",
            (false, 2) => "TensorProduct",
            _ => null,
        };
    }
}
