using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Completion;

/// <summary>
/// Offers irreps inside signatures; for the result of a layer only those that the selection rules reach from its
/// operands.
/// </summary>
[ExportCompletionProvider(nameof(IrrepCompletionProvider), LanguageNames.CSharp)]
public sealed class IrrepCompletionProvider : CompletionProvider
{
    private const string Name = nameof(Name);

    private const string Description = nameof(Description);

    /// <summary>The largest degree that is offered where any irrep is allowed.</summary>
    private const int UsualDegree = 3;

    /// <summary>
    /// Only Tab and Enter commit an item: the digit before a space, a plus or an x is often a multiplicity, or an irrep
    /// that is already complete.
    /// </summary>
    private static readonly CompletionItemRules Rules = CompletionItemRules.Default.WithCommitCharacterRules([
        CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace, []),
    ]);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(
        SourceText text,
        int caretPosition,
        CompletionTrigger trigger,
        OptionSet options
    ) =>
        trigger.Kind == CompletionTriggerKind.Insertion
        && trigger.Character is (>= '0' and <= '9') or '"' or ' ' or '+' or ':' or 'x'
        && IsAfterQuote(text, caretPosition);

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        try
        {
            await Provide(context).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // An editor shows a provider's exception to the user and switches the provider off; for incomplete text an
            // empty list is better.
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// It has the form of a symbol's description, a line of code with text below: language servers look for these
    /// parts, and some show nothing without them.
    /// </remarks>
    public override Task<CompletionDescription?> GetDescriptionAsync(
        Document document,
        CompletionItem item,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<CompletionDescription?>(
            CompletionDescription.Create([
                new TaggedText("CodeBlockStart", string.Empty),
                new TaggedText(TextTags.Text, Property(item, Name)),
                new TaggedText("CodeBlockEnd", string.Empty),
                new TaggedText(TextTags.LineBreak, "\r\n"),
                new TaggedText(TextTags.Text, Property(item, Description)),
            ])
        );

    private static async Task Provide(CompletionContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        // The line is checked first: this runs at every space and digit, and most are not in a string.
        if (
            !IsAfterQuote(await context.Document.GetTextAsync(cancellation).ConfigureAwait(false), context.Position)
            || await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || SignatureArgument.Find(model, root, context.Position, cancellation) is not { } argument
            || IrrepFragment.At(argument.Text, context.Position - argument.Start) is not { } fragment
        )
        {
            return;
        }

        IEnumerable<Irrep> irreps = PossibleIrreps.At(model, argument, cancellation) ?? Usual(argument.Group);
        context.CompletionListSpan = new TextSpan(argument.Start + fragment.Span.Start, fragment.Span.Length);
        context.IsExclusive = true;
        int rank = 0;
        foreach (Irrep irrep in irreps.OrderBy(static ir => ir.L).ThenBy(static ir => ir.IsOfHarmonics ? 0 : 1))
            context.AddItem(Item(fragment.Multiplicity, irrep, rank++));
    }

    /// <summary>
    /// The item is the complete resulting text, multiplicity included: a client may replace the word at the caret
    /// without asking the provider.
    /// </summary>
    private static CompletionItem Item(string multiplicity, Irrep irrep, int rank) =>
        CompletionItem.Create(
            multiplicity + irrep,
            sortText: rank.ToString("d3", System.Globalization.CultureInfo.InvariantCulture),
            properties: ImmutableDictionary<string, string>
                .Empty.Add(Name, $"{irrep}: {IrrepText.Name(irrep)}")
                .Add(Description, IrrepText.Describe(irrep)),
            tags: [WellKnownTags.Constant],
            rules: Rules,
            inlineDescription: IrrepText.Name(irrep)
        );

    private static string Property(CompletionItem item, string name) =>
        item.Properties.TryGetValue(name, out string? text) ? text : string.Empty;

    private static IEnumerable<Irrep> Usual(SymmetryGroup group) =>
        Enumerable
            .Range(0, UsualDegree + 1)
            .SelectMany(l =>
                new[] { Parity.Even, Parity.Odd }.Where(p => group.Has(l, p)).Select(p => new Irrep(l, p, group))
            );

    /// <summary>Whether there is a quote before a position on its line.</summary>
    private static bool IsAfterQuote(SourceText text, int position)
    {
        for (int i = Math.Min(position, text.Length) - 1; i >= 0 && text[i] is not ('\n' or '\r'); i--)
        {
            if (text[i] == '"')
                return true;
        }

        return false;
    }
}
