using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Fade]</c>: features that end at the largest disc or ball of each grid.</summary>
internal sealed class FadeKind : GridKind
{
    public override string Name => "Fade";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new FadeOptions(
            layer.WholeOption(
                "Width",
                FadeOptions.DefaultWidth,
                OptionRules.LeastFadeWidth,
                OptionRules.LargestFadeWidth
            )
        );
}

/// <summary>A fade towards the sides of a grid.</summary>
/// <param name="Width">Pixels from where it begins to where nothing is left.</param>
public sealed record FadeOptions(int Width) : UnchangedOptions, IGridLayer
{
    /// <summary>The width without an option.</summary>
    internal const int DefaultWidth = 3;

    GridStep IGridLayer.Step => GridStep.Faded;

    bool IGridLayer.IsToFiner => false;

    bool IGridLayer.IsUnsmoothed => false;

    internal override string StoredKind => "fade";

    internal override IReadOnlyList<StoredOption> StoredOptions => [new("width", StoredValue.Of(Width), "3")];

    internal override string RuntimeLayer => "Fade";

    internal override IReadOnlyList<string> Settings => [Literals.Of(Width)];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"{signatures.Input} times a function of the distance from the centre, which falls from 1 to 0 over the "
                + $"last {Width} {GridText.Cell(signatures.Group)}s of the largest "
                + $"{(signatures.Group.IsSpatial ? "ball" : "disc")}."
        );
}
