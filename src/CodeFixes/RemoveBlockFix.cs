using System.Collections.Immutable;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Removes a block that no path reaches from the signature of a result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveBlockFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [FaultIds.UnreachableByProduct, FaultIds.UnreachableByLinear, FaultIds.UnreachableByConvolution];

    /// <inheritdoc/>
    /// <remarks>One at a time: two neighbours would both remove the plus sign between them.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            TextSpan term = diagnostic.Location.SourceSpan;
            if (!LiteralEdit.IsInside(root, term) || WithPlus(root.FindToken(term.Start), term) is not { } removed)
                continue;
            string text = root.SyntaxTree.GetText(context.CancellationToken).ToString(term);
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Remove {text} from the result",
                    token => LiteralEdit.Replace(context.Document, removed, string.Empty, token),
                    nameof(RemoveBlockFix)
                ),
                diagnostic
            );
        }
    }

    /// <summary>The term with the plus sign that joins it to another; null if it is the only one.</summary>
    private static TextSpan? WithPlus(SyntaxToken literal, TextSpan term)
    {
        string text = literal.Text;
        int start = term.Start - literal.SpanStart,
            end = term.End - literal.SpanStart;
        int before = text.LastIndexOf('+', start - 1),
            after = text.IndexOf('+', end);
        if (before >= 0)
        {
            while (before > 0 && char.IsWhiteSpace(text[before - 1]))
                before--;
            return TextSpan.FromBounds(literal.SpanStart + before, term.End);
        }

        if (after < 0)
            return null;
        for (after++; after < text.Length && char.IsWhiteSpace(text[after]); after++) { }

        return TextSpan.FromBounds(term.Start, literal.SpanStart + after);
    }
}
