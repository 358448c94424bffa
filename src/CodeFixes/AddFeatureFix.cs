using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Declares a feature struct that a layer names and that does not exist (CS0246).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddFeatureFix : CodeFixProvider
{
    /// <summary>An initial signature; only the author knows the right one.</summary>
    private const string Start = "8x0e + 8x1o";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0246"];

    /// <inheritdoc/>
    /// <remarks>A type is named in many places and declared once.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (
            await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not IdentifierNameSyntax name
            || name.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model.GetDeclaredSymbol(method, cancellation) is not { } layer
            || !layer.GetAttributes().Any(static a => RuntimeTypes.LayerAttributeName(a.AttributeClass) is not null)
            || method.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } outermost
        )
        {
            return;
        }

        // It gets the accessibility of the model: a public member must not expose a less accessible type.
        string access = outermost.Modifiers.Any(SyntaxKind.PublicKeyword) ? "public " : string.Empty;
        string declaration = $"[Irreps(\"{Start}\")] {access}readonly ref partial struct {name.Identifier.Text};\n\n";
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Declare the feature struct {name.Identifier.Text}",
                token =>
                    LiteralEdit.Replace(
                        context.Document,
                        new Microsoft.CodeAnalysis.Text.TextSpan(outermost.SpanStart, 0),
                        declaration,
                        token
                    ),
                nameof(AddFeatureFix)
            ),
            context.Diagnostics
        );
    }
}
