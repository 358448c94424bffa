using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Joins two inline signatures by a linear layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class JoinFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [DiagnosticIds.ArgumentMismatch, DiagnosticIds.SumMismatch];

    /// <inheritdoc/>
    /// <remarks>Each inserted layer has its own name.</remarks>
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
                !diagnostic.Properties.TryGetValue(FixProperties.Given, out string? given)
                || !diagnostic.Properties.TryGetValue(FixProperties.Expected, out string? expected)
                || given is null
                || expected is null
                || Find(root, diagnostic) is not { } expression
                || LinearJoin.ModelOf(expression, model, cancellation) is not { } type
                || model.GetDeclaredSymbol(type, cancellation) is not { } symbol
                || AnnotationReader.GroupOf(symbol) is not { } group
                || SignatureParser.Parse(given, group).Signature is not { } from
                || SignatureParser.Parse(expected, group).Signature is not { } to
                || !LinearJoin.Exists(from, to)
            )
            {
                continue;
            }

            string name = LinearJoin.Name(symbol, "Join");
            string layer = $"[Linear(\"{given}\", \"{expected}\")] private partial Features {name}(Features x);";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Join by a linear layer from \"{given}\" to \"{expected}\"",
                    _ => Task.FromResult(LinearJoin.Insert(context.Document, root, expression, name, layer)),
                    nameof(JoinFix)
                ),
                diagnostic
            );
        }
    }

    private static ExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node as ExpressionSyntax ?? (node as ArgumentSyntax)?.Expression;
    }
}
