namespace GeoDL.Typed.Generators.Layers;

/// <summary>What a layer is, for its documentation.</summary>
/// <param name="Sentence">One sentence.</param>
/// <param name="Table">A table of what it computes; empty if the sentence is enough.</param>
internal sealed record LayerSummary(string Sentence, IReadOnlyList<string> Table)
{
    /// <summary>A sentence alone.</summary>
    public LayerSummary(string sentence)
        : this(sentence, []) { }

    /// <summary>Further sentences, above the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The summary of a faulty layer.</summary>
    public static LayerSummary Faulty { get; } = new("This layer has an error: see the GDL diagnostic.");
}
