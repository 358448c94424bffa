using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Writes a signature in its shortest form: equal neighbours merged, empty blocks dropped. Both are the same signature, with the same numbers in the same places.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
public sealed class CanonicalRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || root.FindToken(context.Span.Start).Parent is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            || literal.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType is not { } type
            || !(RuntimeTypes.Is(type, "IrrepsAttribute") || RuntimeTypes.LayerAttributeName(type) is not null))
        {
            return;
        }

        // Names belong to blocks as they are written. Other groups write no parity, and their literals do not parse as O(3).
        string text = literal.Token.ValueText;
        if (SignatureParser.Parse(text).Signature is not { } signature || signature.Blocks.Any(static b => b.Name is not null)
            || signature.Canonical.ToString() is var canonical && (canonical == signature.ToString() || canonical.Length == 0))
        {
            return;
        }

        int start = literal.Token.Text.IndexOf(text, StringComparison.Ordinal);
        if (start < 0)
            return;
        var span = new TextSpan(literal.Token.SpanStart + start, text.Length);
        string shortest = signature.Canonical.ToString();
        context.RegisterRefactoring(CodeAction.Create(
            $"Write \"{shortest}\"", token => LiteralEdit.Replace(context.Document, span, shortest, token), nameof(CanonicalRefactoring)));
    }
}
