using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Writes the signature at the caret in another way.</summary>
public abstract class SignatureRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (
            await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || SignatureArgument.Find(model, root, context.Span.Start, cancellation)
                is not { HasOptionsByBlock: false } argument
            || SignatureParser.Parse(argument.Text, argument.Group).Signature is not { } signature
            || Rewrite(signature)?.ToString() is not { Length: > 0 } text
            || text == signature.ToString()
        )
        {
            return;
        }

        context.RegisterRefactoring(
            CodeAction.Create(
                Title(text),
                token => LiteralEdit.Replace(context.Document, argument.Span, text, token),
                GetType().Name
            )
        );
    }

    /// <summary>The rewritten signature; null or unchanged if there is nothing to do.</summary>
    protected abstract Signature? Rewrite(Signature signature);

    /// <summary>The title of the action, given the new text.</summary>
    protected abstract string Title(string text);
}
