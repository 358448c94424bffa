using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer that keeps its signature and changes the grid: its first parameter is one.</summary>
internal abstract class GridKind : UnchangedKind
{
    public sealed override bool HasGeometry => true;

    public sealed override bool IsOn(SpaceNames space) => space.IsGrid;

    protected sealed override string RelationsUnder(SymmetryGroup group) =>
        group.IsSpatial ? "Voxels (of volumes)" : "Pixels (of images in a plane)";

    /// <summary>Pixels along a side of a block.</summary>
    protected static int BlockSize(LayerScope layer, string option) =>
        layer.WholeOption(option, OptionRules.LeastBlockSize, OptionRules.LeastBlockSize, OptionRules.LargestBlockSize);
}

/// <summary><c>[MeanPool]</c>: the mean of each block.</summary>
internal sealed class MeanPoolKind : GridKind
{
    public override string Name => "MeanPool";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new MeanPoolOptions(BlockSize(layer, "Size"));
}

/// <summary><c>[NormPool]</c>: for each copy the vector of largest norm in each block.</summary>
internal sealed class NormPoolKind : GridKind
{
    public override string Name => "NormPool";

    protected override UnchangedOptions ReadAttribute(LayerScope layer) =>
        new NormPoolOptions(BlockSize(layer, "Size"));
}

/// <summary><c>[MaxPool]</c>: the largest of each value in each block.</summary>
internal sealed class MaxPoolKind : GridKind
{
    public override string Name => "MaxPool";

    protected override UnchangedOptions ReadAttribute(LayerScope layer)
    {
        Signature input = layer.Input.Signature;
        foreach (SignatureTerm term in input.Terms)
        {
            if (term.Field is null && !term.Irreps[0].IsScalar)
            {
                layer.Fault(
                    FaultIds.MaxPoolOperand,
                    layer.Input.BlockLocation(term.First),
                    term.Text,
                    "Use [NormPool], which compares norms, or pool what a gate takes as its scalars"
                );
            }
        }
        return new MaxPoolOptions(BlockSize(layer, "Size"), FieldText.Of(input));
    }
}

/// <summary>A pool over blocks of pixels.</summary>
/// <param name="Side">Pixels along a side of a block.</param>
public abstract record BlockPoolOptions(int Side) : UnchangedOptions, IGridLayer
{
    GridStep IGridLayer.Step => GridStep.Blocks(Side);

    bool IGridLayer.IsToFiner => false;

    bool IGridLayer.IsUnsmoothed => false;

    /// <summary>The member of the runtime's enumeration.</summary>
    private protected abstract string Pooling { get; }

    /// <summary>What is made of a block, in a few words.</summary>
    private protected abstract string What { get; }

    internal override IReadOnlyList<StoredOption> StoredOptions => [new("size", StoredValue.Of(Side), "2")];

    internal sealed override string RuntimeLayer => "BlockPool";

    internal sealed override IReadOnlyList<string> Settings =>
        [$"{RuntimeApi.Service("BlockPooling")}.{Pooling}", Literals.Of(Side)];

    internal sealed override KeptGroup? ExactGroup(LayerSignatures signatures) => GridText.KeptOf(signatures.Group);

    internal sealed override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"{What} in each block of {GridText.Block(Side, signatures.Group)}: {signatures.Input}, exact "
                + $"under {GridText.KeptBy(signatures.Group).Name}."
        );
}

/// <summary>The mean of each block.</summary>
/// <param name="Side">Pixels along a side of a block.</param>
public sealed record MeanPoolOptions(int Side) : BlockPoolOptions(Side)
{
    internal override string StoredKind => "mean_pool";

    private protected override string Pooling => "Mean";

    private protected override string What => "The mean";
}

/// <summary>For each copy the vector of largest norm in each block.</summary>
/// <param name="Side">Pixels along a side of a block.</param>
public sealed record NormPoolOptions(int Side) : BlockPoolOptions(Side)
{
    internal override string StoredKind => "norm_pool";

    private protected override string Pooling => "Norm";

    private protected override string What => "The vector of largest norm, copy by copy,";
}

/// <summary>The largest of each value in each block.</summary>
/// <param name="Side">Pixels along a side of a block.</param>
/// <param name="Fields">The operand's terms, if there are fields.</param>
public sealed record MaxPoolOptions(int Side, string Fields) : BlockPoolOptions(Side)
{
    internal override string StoredKind => "max_pool";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [.. base.StoredOptions, new("fields", Fields, string.Empty)];

    private protected override string Pooling => "Max";

    private protected override string What => "The largest of each value";
}
