using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Marks the class around a layer as a model, and a helper that a model calls as equivariant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MarkFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [FaultIds.LayerOutsideModel, FaultIds.ModuleOutsideModel, DiagnosticIds.UncheckedHelper];

    /// <inheritdoc/>
    /// <remarks>Several diagnostics may need the same mark, which must be written only once.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (diagnostic.Id == DiagnosticIds.UncheckedHelper)
                await RegisterHelper(context, diagnostic, node).ConfigureAwait(false);
            else if (node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } type)
                RegisterModel(context, diagnostic, root, type);
        }
    }

    private static void RegisterModel(
        CodeFixContext context,
        Diagnostic diagnostic,
        SyntaxNode root,
        ClassDeclarationSyntax type
    )
    {
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Mark {type.Identifier.Text} with [EquivariantModel]",
                _ =>
                    Task.FromResult(
                        context.Document.WithSyntaxRoot(
                            root.ReplaceNode(
                                type,
                                ModifierEdit.Mark(
                                    ModifierEdit.Add(type, [SyntaxKind.SealedKeyword, SyntaxKind.PartialKeyword]),
                                    "EquivariantModel"
                                )
                            )
                        )
                    ),
                nameof(MarkFix)
            ),
            diagnostic
        );
    }

    private static async Task RegisterHelper(CodeFixContext context, Diagnostic diagnostic, SyntaxNode node)
    {
        if (
            await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false)
                is not { } model
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()
                is not { } reference
            || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document
            || await reference.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false)
                is not MethodDeclarationSyntax declaration
        )
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Mark '{method.Name}' with [Equivariant]",
                async token =>
                    document.WithSyntaxRoot(
                        (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!.ReplaceNode(
                            declaration,
                            ModifierEdit.Mark(declaration, "GeoDL.Typed.Equivariant")
                        )
                    ),
                nameof(MarkFix) + ".Helper"
            ),
            diagnostic
        );
    }
}
