using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary><c>[Upsample]</c>: features of blocks on the pixels of the blocks.</summary>
internal sealed class UpsampleKind : GridKind
{
    public override string Name => "Upsample";

    protected override UnchangedOptions ReadAttribute(LayerScope layer)
    {
        var options = new UpsampleOptions(
            BlockSize(layer, "Factor"),
            layer.NamedOption("Mode", UpsampleOptions.Smooth, "UpsampleMode")
        );
        if (options.Mode == "Nearest" && GridText.KeptOf(layer.Group) is { } kept)
        {
            layer.Fault(
                FaultIds.NearestUpsampling,
                layer.Attribute.LocationOf("Mode"),
                layer.Group.Name,
                kept.Name,
                GridText.Cell(layer.Group),
                layer.Group.IsSpatial ? "cube" : "square"
            );
        }
        return options;
    }
}

/// <summary>An upsampling of blocks to pixels.</summary>
/// <param name="Factor">Pixels along a side of a block.</param>
/// <param name="Mode">The member of the runtime's enumeration.</param>
public sealed record UpsampleOptions(int Factor, string Mode) : UnchangedOptions, IGridLayer
{
    GridStep IGridLayer.Step => GridStep.Blocks(Factor);

    bool IGridLayer.IsToFiner => true;

    bool IGridLayer.IsUnsmoothed => false;

    /// <summary>The mode without an option.</summary>
    internal const string Smooth = "Bilinear";

    internal override string StoredKind => "upsample";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [new("factor", StoredValue.Of(Factor), "2"), new("mode", StoredValue.OfUpsampling(Mode), "bilinear")];

    internal override string RuntimeLayer => "Upsample";

    internal override IReadOnlyList<string> Settings => [Literals.Of(Factor), $"{RuntimeApi.UpsampleMode}.{Mode}"];

    internal override KeptGroup? ExactGroup(LayerSignatures signatures) => GridText.KeptOf(signatures.Group);

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"{signatures.Input} of blocks of {GridText.Block(Factor, signatures.Group)} on their "
                + $"{GridText.Cell(signatures.Group)}s, "
                + $"{(Mode == Smooth ? "linear between centres" : "each as its block")}: exact under "
                + $"{GridText.KeptBy(signatures.Group).Name}."
        );
}
