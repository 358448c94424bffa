using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Replaces a feature without rows by zeros on the rows of a parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ZerosFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.FeatureFromNothing];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

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
                root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
                    is not ExpressionSyntax expression
                || model.GetTypeInfo(expression, cancellation) is not { ConvertedType: { } type }
                || AnnotationReader.OfType(type).Signature is null
                || expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
                || (model.GetDeclaredSymbol(method, cancellation))
                    ?.Parameters.Select(Like)
                    .FirstOrDefault(static p => p is not null)
                    is not { } like
            )
            {
                continue;
            }

            string text = $"{type.ToMinimalDisplayString(model, expression.SpanStart)}.Zeros({like})";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Write {text}",
                    token => LiteralEdit.Replace(context.Document, expression.Span, text, token),
                    nameof(ZerosFix)
                ),
                diagnostic
            );
        }
    }

    /// <summary>The part of a parameter that lives on rows.</summary>
    private static string? Like(IParameterSymbol parameter) =>
        AnnotationReader.OfType(parameter.Type).IsFeature ? parameter.Name
        : SpaceTypes.IsCloud(parameter.Type) ? parameter.Name + ".Features"
        : null;
}
