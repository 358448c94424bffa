using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Adds the modifiers that a feature struct (readonly ref), a model (sealed) or a layer (partial) lacks.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddModifiersFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [FaultIds.FeatureNotReadonlyRef, FaultIds.ModelNotSealed, FaultIds.LayerNotPartial, "CS0260"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // C#'s error for a model, a feature struct or an enclosing type that is not partial.
            string? modifiers = diagnostic.Id == "CS0260" ? "partial" : null;
            if (
                (modifiers is null && !diagnostic.Properties.TryGetValue(FixProperties.Modifiers, out modifiers))
                || modifiers is null
                || root.FindToken(diagnostic.Location.SourceSpan.Start)
                    .Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>()
                    is not { } declaration
                || (diagnostic.Id == "CS0260" && !IsOurs(declaration))
            )
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Make it {modifiers}",
                    _ =>
                        Task.FromResult(
                            context.Document.WithSyntaxRoot(root.ReplaceNode(declaration, Fix(declaration, modifiers)))
                        ),
                    nameof(AddModifiersFix)
                ),
                diagnostic
            );
        }
    }

    private static bool IsOurs(MemberDeclarationSyntax declaration) =>
        declaration
            .DescendantNodesAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Any(static t =>
                t.AttributeLists.SelectMany(static l => l.Attributes)
                    .Any(static a => a.Name.ToString().Split('.').Last() is "EquivariantModel" or "Irreps")
            );

    private static MemberDeclarationSyntax Fix(MemberDeclarationSyntax declaration, string modifiers)
    {
        MemberDeclarationSyntax result = ModifierEdit.Add(
            declaration,
            modifiers.Split(' ').Select(SyntaxFacts.GetKeywordKind).Select(Contextual)
        );
        if (result is not MethodDeclarationSyntax method || (method.Body is null && method.ExpressionBody is null))
            return result;
        // The generator writes the body of a layer.
        return method
            .WithBody(null)
            .WithExpressionBody(null)
            .WithParameterList(method.ParameterList.WithoutTrailingTrivia())
            .WithSemicolonToken(
                SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(method.GetTrailingTrivia())
            );

        static SyntaxKind Contextual(SyntaxKind kind) => kind == SyntaxKind.None ? SyntaxKind.PartialKeyword : kind;
    }
}
