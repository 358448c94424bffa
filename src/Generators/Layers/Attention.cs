using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Plans;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// <c>[Attention]</c>: kernels of a convolution make keys and values of each edge, a softmax over neighbours weights
/// them.
/// </summary>
internal sealed class AttentionKind : LayerKind<LayerOptions>
{
    /// <summary>The options of the kernels of keys and values, which graphs do not have.</summary>
    private static readonly string[] KernelOptions =
    [
        "MaxDegree",
        "Basis",
        "BasisCount",
        "BasisScale",
        "RadialWidth",
        "RadialLayers",
        "RadialActivation",
        "Envelope",
        "EnvelopeExponent",
        "Cutoff",
        "Constants",
    ];

    public override string Name => "Attention";

    public override bool HasGeometry => true;

    public override bool IsOn(SpaceNames space) => space.HasPositions || space.IsGraph;

    protected override string RelationsUnder(SymmetryGroup group) =>
        group.IsSpatial ? "a Neighbourhood" : "a Neighbourhood (or PlaneNeighbourhood)";

    public override string? Further(SpaceNames? space) => space is { IsGraph: true } ? "logits" : null;

    /// <summary>A number of each head.</summary>
    public override Signature? FurtherSignature(LayerScope layer, IReadOnlyList<OperandSource?> operands) =>
        Logits(layer, Math.Max(1, layer.Attribute.Number("Heads", 1)));

    public override string TakesUnder(SymmetryGroup group) =>
        base.TakesUnder(group) + ", or GraphEdges, one feature, and optionally logits";

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        IsOnGraph(layer)
            ? [.. layer.Input.Irreps.Select(static b => b.Irrep).Distinct()]
            : SteerableConvolutionKind.PossibleOverEdges(layer);

    protected override LayerOptions? ReadOptions(LayerScope layer)
    {
        int heads = layer.WholeOption("Heads", 1, 1, int.MaxValue);
        for (int block = 0; heads > 1 && block < layer.Input.Irreps.Count; block++)
        {
            if (layer.Input.Irreps[block].Mul % heads != 0)
            {
                layer.Fault(
                    FaultIds.HeadsDivideCopies,
                    layer.Attribute.LocationOf("Heads"),
                    Literals.Of(heads),
                    layer.Input.BlockText(block),
                    Literals.Of(Fitting(layer.Input.Irreps, heads))
                );
            }
        }
        return IsOnGraph(layer)
            ? ReadOnGraph(layer, heads)
            : new AttentionOptions(heads, SteerableConvolutionKind.ReadOverEdges(layer));
    }

    private static bool IsOnGraph(LayerScope layer) =>
        SpaceTypes.OfRelation(layer.Method.Parameters.FirstOrDefault()?.Type) is { IsGraph: true };

    private static GraphAttentionOptions ReadOnGraph(LayerScope layer, int heads)
    {
        foreach (string option in KernelOptions.Where(layer.Attribute.IsGiven))
            layer.Fault(FaultIds.OptionOfOtherSpace, layer.Attribute.LocationOf(option), option, "points", "nodes");
        LinearKind.CheckReach(layer);
        bool hasLogits = layer.Operands.Count > 1;
        if (hasLogits && heads > 0 && layer.Operands[1].Signature != Logits(layer, heads))
        {
            layer.Fault(
                FaultIds.LogitOperand,
                layer.Operands[1].Location,
                layer.Operands[1].ToString(),
                Logits(layer, heads).ToString()
            );
        }
        return new GraphAttentionOptions(heads, hasLogits);
    }

    private static Signature Logits(LayerScope layer, int heads) =>
        new(ProductOptions.WeightIrreps(heads, layer.Group), layer.Group);

    /// <summary>The largest number of heads, at most what was written, that divides all copies.</summary>
    private static int Fitting(Irreps irreps, int heads)
    {
        int fitting = Math.Min(heads, irreps.Where(static b => b.Mul > 0).Min(static b => b.Mul));
        while (irreps.Any(b => b.Mul % fitting != 0))
            fitting--;
        return fitting;
    }
}

/// <summary>Attention over neighbours.</summary>
/// <param name="Heads">The number of heads.</param>
/// <param name="Kernel">The kernels of keys and values; the envelope is that of the weights of attention.</param>
public sealed record AttentionOptions(int Heads, ConvolutionOptions Kernel)
    : LayerOptions,
        IProductLayer,
        ILinearMapLayer,
        IHarmonicsLayer,
        IAttentionLayer
{
    internal override string StoredKind => "attention";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("heads", StoredValue.Of(Heads), "1"),
            .. Kernel.StoredKernel,
            new("constants", StoredValue.Of(Kernel.Constants), "exact"),
        ];

    internal override string RuntimeLayer => "Attention";

    internal override IReadOnlyList<string> Settings => [Literals.Of(Heads), .. Kernel.Settings];

    public override string Remedy => Kernel.Remedy;

    TensorProductSpec IProductLayer.Product(LayerSignatures signatures) => Values(signatures);

    LinearSpec ILinearMapLayer.LinearMap(LayerSignatures signatures) => Mixing(signatures);

    HarmonicsPlan IHarmonicsLayer.Harmonics(LayerSignatures signatures) =>
        ((IHarmonicsLayer)Kernel).Harmonics(signatures);

    TensorProductSpec IAttentionLayer.Keys(LayerSignatures signatures) => Keys(signatures);

    LinearSpec IQueryLayer.Queries(LayerSignatures signatures) => Queries(signatures);

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        (TensorProductSpec keys, TensorProductSpec values) = (Keys(signatures), Values(signatures));
        string heads = Heads == 1 ? "one head" : $"{Literals.Of(Heads)} heads";
        return new LayerSummary(
            $"Attention {signatures.Arrow}, {heads}, harmonics up to degree {Literals.Of(Kernel.MaxDegree)}.",
            [
                "keys, copy by copy with the harmonics, weights from the radial network:",
                .. PathTable.Of(keys),
                "queries, and each point's key for itself, in the signature of keys:",
                .. PathTable.Of(Queries(signatures)),
                "values, as keys, with the weights after them:",
                .. PathTable.Of(values),
                "weighted by f e^(q·k/√n) of each head over the sum of all, then mixed:",
                .. PathTable.Of(Mixing(signatures)),
            ]
        );
    }

    /// <summary>The layouts, and the copies of each path, which heads divide.</summary>
    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures)
    {
        (TensorProductSpec keys, TensorProductSpec values) = (Keys(signatures), Values(signatures));
        return
        [
            LayoutSource.Of(signatures.Input),
            LayoutSource.Of(keys.Out, signatures.Input.Group),
            LayoutSource.Of(values.Out, signatures.Input.Group),
            LayoutSource.Of(signatures.Result),
            Copies(keys),
            Copies(values),
        ];
    }

    internal override LayerSize Size(LayerSignatures signatures)
    {
        (LayerSize values, LayerSize keys) = (Kernel.Size(signatures), Kernel.Size(OfKeys(signatures)));
        return new LayerSize
        {
            Paths = values.Paths + keys.Paths,
            Weights = values.Weights + (2 * keys.Weights),
            Components = values.Components + keys.Components,
            Scratch = values.Scratch + keys.Scratch,
            Text = values.Text + keys.Text,
            CouplingText = values.CouplingText + keys.CouplingText,
        };
    }

    /// <summary>Keys are values whose result is the operand: queries have no other irreps.</summary>
    private static LayerSignatures OfKeys(LayerSignatures signatures) => signatures with { Result = signatures.Input };

    private TensorProductSpec Values(LayerSignatures signatures) => ((IProductLayer)Kernel).Product(signatures);

    private TensorProductSpec Keys(LayerSignatures signatures) => Values(OfKeys(signatures));

    private LinearSpec Mixing(LayerSignatures signatures) => ((ILinearMapLayer)Kernel).LinearMap(signatures);

    private LinearSpec Queries(LayerSignatures signatures) =>
        LinearSpec.Create(signatures.Input.Irreps, Keys(signatures).Out.Simplify());

    private static string Copies(TensorProductSpec product) =>
        $"[{string.Join(", ", product.Paths.Select(static p => Literals.Of(p.First.Mul)))}]";
}
