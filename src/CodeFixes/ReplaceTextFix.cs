using System.Collections.Immutable;
using GeoDL.Typed.Analyzers;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GeoDL.Typed.CodeFixes;

/// <summary>
/// Writes the signature, or the part of one, that the diagnostic proposes: <c>1z</c> → <c>1e</c> or <c>1o</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReplaceTextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        FaultIds.UnknownParity,
        FaultIds.MissingParity,
        FaultIds.UnexpectedParity,
        FaultIds.MissingPlus,
        FaultIds.SignatureDisagrees,
        FaultIds.UnexpectedCharacter,
        FaultIds.DuplicateBlockName,
        FaultIds.ReservedBlockName,
        FaultIds.BlockNamedAsStruct,
        FaultIds.GateOperand,
        FaultIds.HarmonicsResult,
        FaultIds.SignatureChanged,
        FaultIds.ProductResult,
        FaultIds.WeightOperand,
        FaultIds.LogitOperand,
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
            if (
                !diagnostic.Properties.TryGetValue(FixProperties.Replacements, out string? replacements)
                || replacements is null
                || !LiteralEdit.IsInside(root, diagnostic.Location.SourceSpan)
            )
            {
                continue;
            }

            string[] texts = replacements.Split(FixProperties.Separator);
            for (int i = 0; i < texts.Length; i++)
            {
                string text = texts[i];
                context.RegisterCodeFix(
                    CodeAction.Create(
                        text.Length == 0 ? "Remove the parity letter" : $"Write \"{text}\"",
                        token => LiteralEdit.Replace(context.Document, diagnostic.Location.SourceSpan, text, token),
                        $"{nameof(ReplaceTextFix)}.{i}"
                    ),
                    diagnostic
                );
            }
        }
    }
}
