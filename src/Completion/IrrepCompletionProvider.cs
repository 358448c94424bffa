using System.Collections.Immutable;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Completion;

/// <summary>Offers irreps inside signatures; for the result of a layer those only that the selection rules reach from its operands.</summary>
[ExportCompletionProvider(nameof(IrrepCompletionProvider), LanguageNames.CSharp)]
public sealed class IrrepCompletionProvider : CompletionProvider
{
    private const string Description = nameof(Description);

    /// <summary>The largest degree that is offered where any irrep may stand.</summary>
    private const int UsualDegree = 3;

    /// <summary>Tab and Enter alone take an item: the digit before a space, a plus or an x is often a multiplicity, or an irrep that is meant as it stands.</summary>
    private static readonly CompletionItemRules Rules =
        CompletionItemRules.Default.WithCommitCharacterRules([CharacterSetModificationRule.Create(CharacterSetModificationKind.Replace, [])]);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger.Kind == CompletionTriggerKind.Insertion && trigger.Character is (>= '0' and <= '9') or '"' or ' ' or '+' or ':' or 'x' && IsAfterQuote(text, caretPosition);

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        try
        {
            await Provide(context).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // An editor shows a provider's exception to the user and switches the provider off; an empty list is the better answer to half a line.
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(CompletionDescription.FromText(item.Properties.TryGetValue(Description, out string? text) ? text : string.Empty));

    private static async Task Provide(CompletionContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        // The line is looked at first: this runs at every space and digit, and most are in no string.
        if (!IsAfterQuote(await context.Document.GetTextAsync(cancellation).ConfigureAwait(false), context.Position)
            || await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || SignatureArgument.Find(model, root, context.Position, cancellation) is not { } argument
            || !Signature.IsSupported(argument.Group)
            || IrrepFragment.At(argument.Text, context.Position - argument.Start) is not { } fragment)
        {
            return;
        }

        IEnumerable<Irrep> irreps = PossibleIrreps.At(model, argument, cancellation) ?? Usual(argument.Group);
        context.CompletionListSpan = new TextSpan(argument.Start + fragment.Start, fragment.Length);
        context.IsExclusive = true;
        int rank = 0;
        foreach (Irrep irrep in irreps.OrderBy(static ir => ir.L).ThenBy(static ir => ir == Irrep.Natural(ir.L) ? 0 : 1))
            context.AddItem(Item(irrep, argument.Group, rank++));
    }

    private static CompletionItem Item(Irrep irrep, Group group, int rank) => CompletionItem.Create(
        new Block(null, new MulIrrep(1, irrep)).ToString(group),
        sortText: rank.ToString("d3", System.Globalization.CultureInfo.InvariantCulture),
        properties: ImmutableDictionary<string, string>.Empty.Add(Description, IrrepText.Describe(irrep, group)),
        tags: [WellKnownTags.Constant],
        rules: Rules,
        inlineDescription: IrrepText.Name(irrep, group));

    private static IEnumerable<Irrep> Usual(Group group) => Enumerable.Range(0, UsualDegree + 1).SelectMany(l =>
        group == Group.O3 ? new Irrep[] { new(l, Parity.Even), new(l, Parity.Odd) } : [new(l, Parity.Even)]);

    /// <summary>Whether a quote stands before a position on its line.</summary>
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
