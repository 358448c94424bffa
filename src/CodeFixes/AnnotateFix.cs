using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Writes the signature on a parameter that does not state it, as the layer takes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AnnotateFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownSignature];

    /// <inheritdoc/>
    /// <remarks>A parameter may be passed to several layers but is annotated only once.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (
            await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
        )
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (
                !diagnostic.Properties.TryGetValue(FixProperties.Expected, out string? expected)
                || expected is null
                || model.GetSymbolInfo((node as ArgumentSyntax)?.Expression ?? node, cancellation).Symbol
                    is not IParameterSymbol parameter
                || parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation)
                    is not ParameterSyntax { AttributeLists.Count: 0 } declaration
                || context.Document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } document
            )
            {
                continue;
            }

            string text = $"[Irreps(\"{expected}\")] ";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Write {text}on '{parameter.Name}'",
                    token => LiteralEdit.Replace(document, new TextSpan(declaration.SpanStart, 0), text, token),
                    nameof(AnnotateFix)
                ),
                diagnostic
            );
        }
    }
}
