using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Copies a number that can change to a local variable before a function of scalars: <c>double k = _k; … s.Map(x => k *
/// x)</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CopyToLocalFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ScalarFunction];

    /// <inheritdoc/>
    /// <remarks>Each copy needs a unique name.</remarks>
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
            if (
                !diagnostic.Properties.TryGetValue(FixProperties.Copy, out string? copy)
                || copy is null
                || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    is not ExpressionSyntax expression
                || expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
                || expression.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { } lambda
                || model.GetTypeInfo(expression, cancellation).Type is not { } type
                || Place(lambda) is not { } place
            )
            {
                continue;
            }

            string text = expression.ToString(),
                name = Name(text, place);
            string declaration = $"{type.ToMinimalDisplayString(model, lambda.SpanStart)} {name} = {text};";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Copy '{text}' to a local variable",
                    token => Copy(context.Document, lambda, expression, place, declaration, name, token),
                    nameof(CopyToLocalFix)
                ),
                diagnostic
            );
        }
    }

    /// <summary>
    /// The statement before which the copy can be inserted, or the arrow of a method that becomes a block; null if
    /// there is neither.
    /// </summary>
    private static SyntaxNode? Place(LambdaExpressionSyntax lambda) =>
        lambda
            .Ancestors()
            .FirstOrDefault(static a =>
                a is StatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax
            ) switch
        {
            StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement => statement,
            ArrowExpressionClauseSyntax
            {
                Parent: MethodDeclarationSyntax
                {
                    ReturnType: not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
                }
            } arrow => arrow,
            _ => null,
        };

    /// <summary>A name that the member does not use yet.</summary>
    private static string Name(string text, SyntaxNode place)
    {
        string last = text.Substring(text.LastIndexOf('.') + 1).Trim('_', '@');
        last = last.Length == 0 ? "copy" : char.ToLowerInvariant(last[0]) + last.Substring(1);
        SyntaxNode member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? place;
        var used = new HashSet<string>(
            member
                .DescendantTokens()
                .Where(static t => t.IsKind(SyntaxKind.IdentifierToken))
                .Select(static t => t.ValueText),
            StringComparer.Ordinal
        );
        string name = last;
        for (int i = 1; used.Contains(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None; i++)
        {
            name =
                last + "Copy" + (i == 1 ? string.Empty : i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return name;
    }

    private static async Task<Document> Copy(
        Document document,
        LambdaExpressionSyntax lambda,
        ExpressionSyntax expression,
        SyntaxNode place,
        string declaration,
        string name,
        CancellationToken cancellation
    )
    {
        SourceText source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = new List<TextChange>();
        TextLine line = source.Lines.GetLineFromPosition((place is StatementSyntax ? place : place.Parent!).SpanStart);
        string before = source.ToString(
            TextSpan.FromBounds(line.Start, place is StatementSyntax ? place.SpanStart : place.Parent!.SpanStart)
        );
        string end = source.ToString().Contains("\r\n") ? "\r\n" : "\n",
            indentation = new([.. before.TakeWhile(char.IsWhiteSpace)]);
        if (place is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } arrow)
        {
            changes.Add(
                new TextChange(
                    TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, arrow.Expression.SpanStart),
                    $"{end}{indentation}{{{end}{indentation}    {declaration}{end}{indentation}    return "
                )
            );
            changes.Add(
                new TextChange(
                    TextSpan.FromBounds(arrow.Expression.Span.End, method.SemicolonToken.Span.End),
                    $";{end}{indentation}}}"
                )
            );
        }
        else
        {
            // On a line of its own if the statement has one.
            changes.Add(
                new TextChange(
                    new TextSpan(place.SpanStart, 0),
                    declaration + (before.All(char.IsWhiteSpace) ? end + indentation : " ")
                )
            );
        }

        if (
            lambda.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.StaticKeyword)) is
            { RawKind: not 0 } isStatic
        )
        {
            changes.Add(new TextChange(isStatic.FullSpan, string.Empty));
        }
        foreach (
            SyntaxNode same in lambda
                .Body.DescendantNodesAndSelf()
                .Where(n =>
                    n is ExpressionSyntax
                    && SyntaxFactory.AreEquivalent(n, expression)
                    && !(n.Parent is MemberAccessExpressionSyntax access && access.Name == n)
                )
        )
        {
            changes.Add(new TextChange(same.Span, name));
        }
        return document.WithText(source.WithChanges(changes.OrderBy(static c => c.Span.Start)));
    }
}
