using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// <c>[GroupConvolution]</c>: every convolution over pixels of fields that a subgroup of D_4 permutes.
/// </summary>
internal sealed class GroupConvolutionKind : LayerKind<GroupConvolutionOptions>
{
    public override string Name => "GroupConvolution";

    public override bool HasGeometry => true;

    public override bool IsOn(SpaceNames space) => space.IsGrid && space.IsInPlane;

    protected override string RelationsUnder(SymmetryGroup group) =>
        group.IsSpatial
            ? "Pixels (of images, in a model of CN or DN; volumes take [SteerableConvolution])"
            : "Pixels (of images in a plane)";

    // Fields are several irreps, and which of them make one is not said by a list of irreps.
    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) => null;

    protected override GroupConvolutionOptions? ReadOptions(LayerScope layer)
    {
        if (!GridSymmetry.IsExact(layer.Group))
        {
            layer.Fault(
                FaultIds.GroupOfPixels,
                layer.Attribute.Location,
                layer.Group.Name,
                GridSymmetry.OnPixels(layer.Group).Stated
            );
            return null;
        }
        int before = layer.Faults.Count;
        var options = new GroupConvolutionOptions(
            PixelConvolution.SizeOption(layer, ConvolutionDefaults.GroupSize),
            layer.WholeOption("Stride", 1, 1, WindowOptions.LargestStep),
            layer.WholeOption("Dilation", 1, 1, WindowOptions.LargestStep),
            layer.NamedOption("Border", "Zeros", "Border"),
            layer.Attribute.Flag("Bias", true),
            FieldText.Of(layer.Input.Signature),
            FieldText.Of(layer.Result.Signature)
        );
        CheckFields(layer, layer.Input);
        CheckFields(layer, layer.Result);
        return layer.Faults.Count == before ? options : null;
    }

    private static void CheckFields(LayerScope layer, OperandSource source)
    {
        foreach (SignatureTerm term in source.Signature.Terms)
        {
            if (!GroupConvolutionSpec.IsField(term))
                layer.Fault(FaultIds.ConvolvedTerm, source.BlockLocation(term.First), term.Text);
        }
    }
}

/// <summary>A group convolution.</summary>
/// <param name="Side">Pixels along a side of the kernel.</param>
/// <param name="Stride">Every how many pixels there is one of the result.</param>
/// <param name="Dilation">Distance of the kernel's pixels.</param>
/// <param name="Border">Name of the runtime's border.</param>
/// <param name="Bias">Whether copies of the result have biases.</param>
/// <param name="Fields">The operand's terms, if there are fields.</param>
/// <param name="ResultFields">The result's terms, if there are fields.</param>
public sealed record GroupConvolutionOptions(
    int Side,
    int Stride,
    int Dilation,
    string Border,
    bool Bias,
    string Fields,
    string ResultFields
) : LayerOptions, IGridLayer
{
    GridStep IGridLayer.Step => new(Border == "None" ? Side / 2 * Dilation : 0, Stride, IsBlocks: false);

    bool IGridLayer.IsToFiner => false;

    bool IGridLayer.IsUnsmoothed => false;

    /// <summary>Characters of a pair of terms in tables.</summary>
    private const int PathText = 200;

    internal override string StoredKind => "group_convolution";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("size", StoredValue.Of(Side), "3"),
            new("stride", StoredValue.Of(Stride), "1"),
            new("dilation", StoredValue.Of(Dilation), "1"),
            new("border", StoredValue.OfBorder(Border), "zeros"),
            new("bias", StoredValue.Of(Bias), "yes"),
            new("fields", Fields, string.Empty),
            new("result_fields", ResultFields, string.Empty),
        ];

    internal override string RuntimeLayer => "GroupConvolution";

    internal override IReadOnlyList<string> Settings =>
        [
            $"size: {Literals.Of(Side)}",
            $"dilation: {Literals.Of(Dilation)}",
            $"bias: {Literals.Of(Bias)}",
            PixelConvolution.Placement(Stride, Border),
        ];

    public override string Remedy => "Name fewer copies, or lower Size";

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        GroupConvolutionSpec spec = GroupConvolutionSpec.Create(signatures.Input, signatures.Result, Side);
        return new LayerSummary(
            $"Group convolution {signatures.Arrow}, {Literals.Of(Side)} × {Literals.Of(Side)}"
                + (Stride == 1 ? string.Empty : $" with stride {Literals.Of(Stride)}")
                + $": every kernel that is exact under {signatures.Group.Name}.",
            [.. PathTable.Of(spec, Bias), Operations(spec)]
        );
    }

    /// <summary>How it is done, and why.</summary>
    private static string Operations(GroupConvolutionSpec spec)
    {
        string dense = Literals.Of(spec.FanIn * spec.Out.Dim);
        GroupMixing mixing = spec.Mixing;
        return mixing.IsDense
            ? $"a dense kernel: {dense} multiply-adds a pixel"
            : $"{Literals.Of(mixing.Blocks.Count)} blocks of irreps: {Literals.Of((int)mixing.MultiplyAdds)} "
                + $"multiply-adds and {Literals.Of((int)mixing.Additions)} additions a pixel, instead of {dense} "
                + "multiply-adds";
    }

    internal override LayerSize Size(LayerSignatures signatures)
    {
        (Signature input, Signature result) = (signatures.Input, signatures.Result);
        var fields =
            from a in Copies(input)
            from b in Copies(result)
            select (a.Copies * b.Copies, PixelOrbits.Create(Side, a.Field, b.Field, signatures.Group).Count);
        BigInteger paths = (BigInteger)input.Terms.Count * result.Terms.Count;
        return new LayerSize
        {
            Paths = paths,
            Weights = fields.Aggregate(BigInteger.Zero, static (sum, f) => sum + (f.Item1 * f.Count)),
            Components = BigInteger.Max(input.Dim, result.Dim),
            Scratch = (BigInteger)Side * Side * input.Dim * result.Dim,
            Text = PathText * paths,
        };
    }

    /// <summary>How many copies of each kind of field there are.</summary>
    private static (GroupField Field, BigInteger Copies)[] Copies(Signature signature) =>
        [
            .. signature
                .Terms.GroupBy(t => GroupConvolutionSpec.FieldOf(t, signature.Group))
                .Select(static g => (g.Key, g.Aggregate(BigInteger.Zero, static (sum, t) => sum + t.Mul))),
        ];
}
