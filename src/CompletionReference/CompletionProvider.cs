using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>The base class of providers.</summary>
public abstract class CompletionProvider
{
    /// <summary>Adds items.</summary>
    public abstract Task ProvideCompletionsAsync(CompletionContext context);

    /// <summary>Whether a typed character triggers this provider.</summary>
    public virtual bool ShouldTriggerCompletion(
        SourceText text,
        int caretPosition,
        CompletionTrigger trigger,
        OptionSet options
    ) => throw null!;

    /// <summary>Describes an item.</summary>
    public virtual Task<CompletionDescription?> GetDescriptionAsync(
        Document document,
        CompletionItem item,
        CancellationToken cancellationToken
    ) => throw null!;
}
