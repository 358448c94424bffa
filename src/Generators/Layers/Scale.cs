using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Scale]</c>: a learned number a copy.</summary>
internal sealed class ScaleKind : UnchangedKind
{
    public override string Name => "Scale";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new ScaleOptions(layer.RealOption("Initial", 1, OptionRules.IsScale, OptionRules.AllowedScale));
}

/// <summary>A learned number a copy.</summary>
/// <param name="Initial">What the numbers begin with.</param>
public sealed record ScaleOptions(ExactDouble Initial) : UnchangedOptions
{
    internal override string StoredKind => "scale";

    /// <summary>What weights begin with is no part of the function.</summary>
    internal override IReadOnlyList<StoredOption> StoredOptions => [];

    internal override string RuntimeLayer => "Scale";

    internal override IReadOnlyList<string> Settings => [$"initial: {Literals.Of(Initial)}"];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new($"Each copy of {signatures.Input} times a learned number, which begins as {Literals.Of(Initial)}.");
}
