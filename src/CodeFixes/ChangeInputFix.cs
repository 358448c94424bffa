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

/// <summary>
/// Changes the inline input of a linear layer to the signature of its argument, where its result can still be reached.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ChangeInputFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [DiagnosticIds.ArgumentMismatch, DiagnosticIds.ParityMismatch];

    /// <inheritdoc/>
    /// <remarks>Another call may pass another signature, so each is fixed separately.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (
                root is null
                || !diagnostic.Properties.TryGetValue(FixProperties.Given, out string? given)
                || given is null
                || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent
                    is not InvocationExpressionSyntax call
                || model?.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol layer
                || InputLiteral(layer, given, cancellation) is not { } literal
                || context.Document.Project.Solution.GetDocument(literal.SyntaxTree) is not { } document
            )
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change the input of '{layer.Name}' to \"{given}\"",
                    async token =>
                        document.WithSyntaxRoot(
                            (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!.ReplaceToken(
                                literal.Token,
                                SyntaxFactory.Literal(given).WithTriviaFrom(literal.Token)
                            )
                        ),
                    nameof(ChangeInputFix)
                ),
                diagnostic
            );
        }
    }

    /// <summary>
    /// The literal of the input in <c>[Linear("…", "…")]</c>, if a linear map of the new input reaches all of the
    /// result.
    /// </summary>
    private static LiteralExpressionSyntax? InputLiteral(
        IMethodSymbol layer,
        string given,
        CancellationToken cancellation
    )
    {
        AttributeData? linear = layer
            .GetAttributes()
            .FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == "GeoDL.Typed.LinearAttribute");
        if (
            linear?.ConstructorArguments is not [_, { Value: string result }]
            || AnnotationReader.GroupOf(layer.ContainingType) is not { } group
            || SignatureParser.Parse(given, group).Signature is not { } input
            || SignatureParser.Parse(result, group).Signature is not { } output
            || SelectionRules.UnreachableBlocks(input.Irreps, output.Irreps).Count > 0
        )
        {
            return null;
        }

        return (linear.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)
                ?.ArgumentList
                ?.Arguments[0]
                .Expression as LiteralExpressionSyntax;
    }
}
