using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Replaces a pointwise function of vectors by a norm activation, and on pseudoscalars by a function of the right
/// parity.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ActivationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [FaultIds.ActivationOfDegree, FaultIds.ActivationParity];

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
            if (
                diagnostic.Id == FaultIds.ActivationParity
                && node.FirstAncestorOrSelf<AttributeArgumentSyntax>()
                    is { Expression: MemberAccessExpressionSyntax function }
                && diagnostic.Properties.TryGetValue(FixProperties.Replacements, out string? better)
                && better is not null
            )
            {
                Register(context, diagnostic, function.Name, better, $"Write {better}");
            }
            else if (
                diagnostic.Id == FaultIds.ActivationOfDegree
                && Attribute(node) is { } attribute
                && NormActivation(attribute) is { } text
            )
            {
                Register(context, diagnostic, attribute, text, "Use a norm activation");
            }
        }
    }

    private static void Register(
        CodeFixContext context,
        Diagnostic diagnostic,
        SyntaxNode node,
        string text,
        string title
    ) =>
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                token => LiteralEdit.Replace(context.Document, node.Span, text, token),
                nameof(ActivationFix) + "." + diagnostic.Id
            ),
            diagnostic
        );

    /// <summary>The diagnostic is at a signature: inside the attribute, or at the type of the parameter.</summary>
    private static AttributeSyntax? Attribute(SyntaxNode node) =>
        node.FirstAncestorOrSelf<AttributeSyntax>()
        ?? node.FirstAncestorOrSelf<MethodDeclarationSyntax>()
            ?.AttributeLists.SelectMany(static l => l.Attributes)
            .FirstOrDefault(static a => a.Name.ToString().Contains("Activation"));

    /// <summary>
    /// <c>[Activation(Nonlinearity.SiLU, Input = "…", Result = "…")]</c> as a norm activation; null if each block has
    /// its own function.
    /// </summary>
    private static string? NormActivation(AttributeSyntax attribute)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        string[] functions = arguments
            .Where(static a => a.NameEquals is null)
            .Select(static a => a.Expression.ToString())
            .ToArray();
        if (functions.Length > 1)
            return null;
        IEnumerable<string> signatures = new[] { "Input", "Result" }
            .Select(name =>
                arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == name)?.Expression.ToString()
            )
            .OfType<string>();
        string[] parts = [.. signatures, .. functions.Select(static f => "Function = " + f)];
        return parts.Length == 0 ? "NormActivation" : $"NormActivation({string.Join(", ", parts)})";
    }
}
