using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Replaces raw numbers by typed geometry: <c>cloud.PositionValues</c> → <c>cloud.Positions</c>, whose differences are
/// vectors.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PositionsFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnknownOperation];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (
                root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                is not MemberAccessExpressionSyntax { Name: { Identifier.Text: "PositionValues" } name }
            )
            {
                continue;
            }
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Use Positions: a difference of them is a vector",
                    token => LiteralEdit.Replace(context.Document, name.Span, "Positions", token),
                    nameof(PositionsFix)
                ),
                diagnostic
            );
        }
    }
}
