using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Edits of a word or two in a declaration: <c>record</c>, <c>file</c>, <c>static</c>, <c>ref</c>, a missing <c>:
/// this()</c>, a number of heads.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EditTokenFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        FaultIds.FeatureIsRecord,
        FaultIds.ModelIsRecord,
        FaultIds.FileLocalType,
        FaultIds.LayerIsStatic,
        FaultIds.LayerByReference,
        FaultIds.ConstructorNotChained,
        FaultIds.HeadsDivideCopies,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Edit(diagnostic, node) is not var (title, span, text))
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    token => LiteralEdit.Replace(context.Document, span, text, token),
                    nameof(EditTokenFix) + "." + diagnostic.Id
                ),
                diagnostic
            );
        }
    }

    private static (string Title, TextSpan Span, string Text)? Edit(Diagnostic diagnostic, SyntaxNode node) =>
        diagnostic.Id switch
        {
            FaultIds.FeatureIsRecord
            or FaultIds.ModelIsRecord when node.FirstAncestorOrSelf<RecordDeclarationSyntax>() is { } record =>
                record.ClassOrStructKeyword.IsKind(SyntaxKind.None)
                    ? ("Make it a class", record.Keyword.Span, "class")
                    : (
                        "Remove record",
                        TextSpan.FromBounds(record.Keyword.SpanStart, record.ClassOrStructKeyword.SpanStart),
                        string.Empty
                    ),
            FaultIds.FileLocalType
                when Modifier(node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Modifiers, SyntaxKind.FileKeyword)
                    is { } file => ("Make it internal", file.Span, "internal"),
            FaultIds.LayerIsStatic
                when Modifier(node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Modifiers, SyntaxKind.StaticKeyword)
                    is { } @static => ("Remove static", @static.FullSpan, string.Empty),
            FaultIds.LayerByReference
                when node.FirstAncestorOrSelf<ParameterSyntax>()
                    is { Modifiers.Count: > 0, Type: { } type } parameter => (
                "Take it by value",
                TextSpan.FromBounds(parameter.Modifiers[0].SpanStart, type.SpanStart),
                string.Empty
            ),
            FaultIds.ConstructorNotChained
                when node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { Initializer: null } constructor =>
                Chain(constructor),
            FaultIds.HeadsDivideCopies
                when diagnostic.Properties.TryGetValue(FixProperties.Replacements, out string? heads)
                    && heads is not null => ($"Write Heads = {heads}", diagnostic.Location.SourceSpan, heads),
            _ => null,
        };

    private static (string Title, TextSpan Span, string Text) Chain(ConstructorDeclarationSyntax constructor)
    {
        bool hasSeed = constructor.ParameterList.Parameters.Any(static p =>
            p
                is {
                    Identifier.Text: "seed",
                    Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ULongKeyword }
                }
        );
        string text = hasSeed ? " : this(seed)" : " : this(seed: 0)";
        return ("Add \"" + text.Substring(1) + "\"", new TextSpan(constructor.ParameterList.Span.End, 0), text);
    }

    private static SyntaxToken? Modifier(SyntaxTokenList? modifiers, SyntaxKind kind) =>
        modifiers is { } list && list.Any(kind) ? list[list.IndexOf(kind)] : null;
}
