using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Plans;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// <c>[SteerableConvolution]</c>: harmonics up to a degree, coupled copy by copy, mixed by a linear map.
/// </summary>
internal sealed class SteerableConvolutionKind : LayerKind<LayerOptions>
{
    /// <summary>The options of convolutions over neighbours.</summary>
    private static readonly string[] PointOptions =
    [
        "Basis",
        "BasisCount",
        "BasisScale",
        "RadialWidth",
        "RadialLayers",
        "RadialActivation",
        "Envelope",
        "EnvelopeExponent",
        "EnvelopeBeforeNetwork",
        "Constants",
        "AverageNeighbours",
        "Cutoff",
        "RadialKnots",
    ];

    public override string Name => "SteerableConvolution";

    public override bool HasGeometry => true;

    public override bool IsOn(SpaceNames space) => space.HasPositions || space.IsGrid;

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        SpaceOf(layer) is { IsVolume: true } ? VolumeConvolution.PossibleResult(layer)
        : SpaceOf(layer) is { IsGrid: true } ? PixelConvolution.PossibleResult(layer)
        : PossibleOverEdges(layer);

    /// <summary>The irreps that kernels over edges reach, for completion.</summary>
    internal static IReadOnlyList<Irrep>? PossibleOverEdges(LayerScope layer) =>
        layer.Attribute.Number("MaxDegree", ConvolutionDefaults.MaxDegree) is >= 0 and <= Limits.LMax and var degree
            ? Reachable(layer, degree)
            : null;

    protected override LayerOptions? ReadOptions(LayerScope layer)
    {
        // A first parameter that is no relation is reported as such.
        bool isGrid = SpaceOf(layer) is { IsGrid: true },
            isVolume = SpaceOf(layer) is { IsVolume: true };
        if (isGrid)
            CheckOptions(layer, PointOptions, "points");
        else
            CheckOptions(layer, PixelConvolution.OwnOptions, "pixels");
        if (isVolume)
            CheckOptions(layer, VolumeConvolution.MissingOptions, "pixels");
        else
            CheckOptions(layer, VolumeConvolution.OwnOptions, "voxels");
        return isVolume ? VolumeConvolution.Read(layer)
            : isGrid ? PixelConvolution.Read(layer)
            : ReadOverEdges(layer);
    }

    private static SpaceNames? SpaceOf(LayerScope layer) =>
        SpaceTypes.OfRelation(layer.Method.Parameters.FirstOrDefault()?.Type);

    /// <summary>Reports options of another space.</summary>
    private static void CheckOptions(LayerScope layer, string[] options, string space)
    {
        foreach (string option in options.Where(layer.Attribute.IsGiven))
        {
            layer.Fault(
                FaultIds.OptionOfOtherSpace,
                layer.Attribute.LocationOf(option),
                option,
                space,
                SpaceOf(layer)?.RowWord ?? "points"
            );
        }
    }

    /// <summary>Reads the options of kernels over edges, and checks what they reach.</summary>
    internal static ConvolutionOptions ReadOverEdges(LayerScope layer)
    {
        int maxDegree = layer.WholeOption("MaxDegree", ConvolutionDefaults.MaxDegree, 0, Limits.LMax);
        var options = new ConvolutionOptions(
            maxDegree,
            layer.NamedOption("Basis", "Bessel", "RadialBasis"),
            layer.WholeOption("BasisCount", ConvolutionDefaults.BasisCount, 1, int.MaxValue),
            layer.WholeOption("RadialWidth", ConvolutionDefaults.RadialWidth, 1, int.MaxValue),
            layer.WholeOption("RadialLayers", ConvolutionDefaults.RadialLayers, 0, int.MaxValue),
            layer.Choice("RadialActivation", ConvolutionDefaults.RadialActivation),
            layer.NamedOption("Envelope", "Polynomial", "CutoffEnvelope"),
            layer.WholeOption(
                "EnvelopeExponent",
                ConvolutionDefaults.EnvelopeExponent,
                OptionRules.LeastEnvelopeExponent,
                OptionRules.LargestEnvelopeExponent
            ),
            layer.Choice("Constants", MomentConstants.Exact),
            layer.RealOption(
                "AverageNeighbours",
                ConvolutionDefaults.AverageNeighbours,
                OptionRules.IsNeighbours,
                OptionRules.AllowedNeighbours
            ),
            layer.RealOption("Cutoff", 0, OptionRules.IsCutoff, OptionRules.AllowedCutoff),
            layer.WholeOption("RadialKnots", 0, 0, int.MaxValue)
        )
        {
            IsInPlane = IsInPlane(layer),
            BasisScale = layer.RealOption(
                "BasisScale",
                ConvolutionDefaults.BasisScale,
                OptionRules.IsConstant,
                OptionRules.AllowedConstant
            ),
            EnvelopeBeforeNetwork = layer.Attribute.Flag("EnvelopeBeforeNetwork", false),
        };
        layer.CheckOption(
            "RadialKnots",
            options.RadialKnots is 0 or >= 8,
            layer.Attribute.Expression("RadialKnots")?.ToString() ?? string.Empty,
            "8 intervals or more, or 0 for no interpolation"
        );
        layer.CheckOption(
            "RadialKnots",
            options.RadialKnots < 8 || options.Envelope != "None",
            layer.Attribute.Expression("RadialKnots")?.ToString() ?? string.Empty,
            "0 without an envelope, since the network is then not zero at the cutoff"
        );
        layer.CheckOption(
            "EnvelopeExponent",
            options.Envelope == "Polynomial" || layer.Attribute.Expression("EnvelopeExponent") is null,
            layer.Attribute.Expression("EnvelopeExponent")?.ToString() ?? string.Empty,
            "an option of the polynomial envelope; leave it out with another"
        );
        layer.CheckOption(
            "EnvelopeBeforeNetwork",
            !options.EnvelopeBeforeNetwork
                || (
                    options.Envelope != "None"
                    && (options.RadialLayers == 0 || NonlinearityFacts.VanishesAtZero(options.RadialActivation))
                ),
            "true",
            "for a layer with an envelope and a RadialActivation that is zero at zero, so that the network ends with it"
        );
        if (maxDegree is >= 0 and <= Limits.LMax)
            CheckReach(layer, maxDegree);
        return options;
    }

    /// <summary>The irreps that a convolution with harmonics up to a degree reaches, sorted.</summary>
    private static IReadOnlyList<Irrep> Reachable(LayerScope layer, int maxDegree) =>
        SelectionRules.Reachable(
            layer.Input.Irreps,
            ConvolutionOptions.HarmonicsUpTo(maxDegree, layer.Group, IsInPlane(layer))
        );

    private static bool IsInPlane(LayerScope layer) =>
        SpaceTypes.IsInPlane(layer.Method.Parameters.FirstOrDefault()?.Type);

    private static void CheckReach(LayerScope layer, int maxDegree)
    {
        (Irreps input, OperandSource result) = (layer.Input.Irreps, layer.Result);
        Irreps harmonics = ConvolutionOptions.HarmonicsUpTo(maxDegree, layer.Group, IsInPlane(layer));
        foreach (int block in SelectionRules.UnreachableBlocks(input, harmonics, result.Irreps))
        {
            Irrep irrep = result.Irreps[block].Irrep;
            int needed = Enumerable
                .Range(maxDegree + 1, Limits.LMax - maxDegree)
                .FirstOrDefault(l => Reachable(layer, l).Contains(irrep));
            string reachable = Reachable(layer, maxDegree).ToText();
            layer.Fault(
                FaultIds.UnreachableByConvolution,
                result.BlockLocation(block),
                result.BlockText(block),
                reachable,
                needed == 0 ? string.Empty : $"{needed}"
            );
        }
    }
}

/// <summary>A steerable convolution over neighbours.</summary>
/// <param name="MaxDegree">Largest degree of the kernel's harmonics.</param>
/// <param name="Basis">Name of the runtime's radial basis.</param>
/// <param name="BasisCount">Number of radial basis functions.</param>
/// <param name="RadialWidth">Width of the radial network.</param>
/// <param name="RadialLayers">Hidden layers of the radial network.</param>
/// <param name="RadialActivation">Its activation.</param>
/// <param name="Envelope">Name of the runtime's envelope.</param>
/// <param name="EnvelopeExponent">The exponent of the polynomial envelope.</param>
/// <param name="Constants">Second-moment constants.</param>
/// <param name="AverageNeighbours">The average number of neighbours; the sum is divided by its square root.</param>
/// <param name="Cutoff">The distance at which the kernel ends; 0 for the edges' own cutoff.</param>
/// <param name="RadialKnots">Intervals of the spline that replaces the radial network; 0 for none.</param>
public sealed record ConvolutionOptions(
    int MaxDegree,
    string Basis,
    int BasisCount,
    int RadialWidth,
    int RadialLayers,
    Nonlinearity RadialActivation,
    string Envelope,
    int EnvelopeExponent,
    MomentConstants Constants,
    ExactDouble AverageNeighbours,
    ExactDouble Cutoff,
    int RadialKnots
) : LayerOptions, IProductLayer, ILinearMapLayer, IHarmonicsLayer
{
    /// <summary>Whether the edges lie in a plane.</summary>
    public bool IsInPlane { get; init; }

    /// <summary>What basis functions are multiplied by.</summary>
    public ExactDouble BasisScale { get; init; } = ExactDouble.Of(ConvolutionDefaults.BasisScale);

    /// <summary>Whether the envelope multiplies what enters the radial network, not what leaves it.</summary>
    public bool EnvelopeBeforeNetwork { get; init; }

    /// <summary>Characters of a convolution's three kernels, apart from paths and matrices.</summary>
    private const int OwnText = 6000;

    internal override string StoredKind => "steerable_convolution";

    /// <summary>The options of the kernels of edges in checkpoints.</summary>
    internal IReadOnlyList<StoredOption> StoredKernel =>
        [
            new("max_degree", StoredValue.Of(MaxDegree), "1"),
            new("basis", StoredValue.OfBasis(Basis), "bessel"),
            new("basis_count", StoredValue.Of(BasisCount), "8"),
            new("basis_scale", StoredValue.Of(BasisScale), "1"),
            new("radial_width", StoredValue.Of(RadialWidth), "64"),
            new("radial_layers", StoredValue.Of(RadialLayers), "1"),
            new("radial_activation", StoredValue.Of(RadialActivation), "silu"),
            new("envelope", StoredValue.OfEnvelope(Envelope), "polynomial"),
            new("envelope_exponent", StoredValue.Of(EnvelopeExponent), "6"),
            new("cutoff", StoredValue.Of(Cutoff), "0"),
        ];

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            .. StoredKernel,
            new("envelope_before_network", StoredValue.Of(EnvelopeBeforeNetwork), "no"),
            new("radial_knots", StoredValue.Of(RadialKnots), "0"),
            new("constants", StoredValue.Of(Constants), "exact"),
            new("average_neighbours", StoredValue.Of(AverageNeighbours), "1"),
        ];

    internal override string RuntimeLayer => "SteerableConvolution";

    internal override IReadOnlyList<string> Settings
    {
        get
        {
            string[] properties =
            [
                $"Basis = {RuntimeApi.RadialBasis}.{Basis}",
                $"BasisCount = {Literals.Of(BasisCount)}",
                .. BasisScale.ToDouble() == ConvolutionDefaults.BasisScale
                    ? Array.Empty<string>()
                    : [$"BasisScale = {Literals.Of(BasisScale)}"],
                $"RadialWidth = {Literals.Of(RadialWidth)}",
                $"RadialLayers = {Literals.Of(RadialLayers)}",
                $"RadialActivation = {Literals.Of(RadialActivation)}",
                $"Envelope = {RuntimeApi.CutoffEnvelope}.{Envelope}",
                $"EnvelopeExponent = {Literals.Of(EnvelopeExponent)}",
                .. EnvelopeBeforeNetwork ? ["EnvelopeBeforeNetwork = true"] : Array.Empty<string>(),
                $"Cutoff = {Literals.Of(Cutoff)}",
                $"RadialKnots = {Literals.Of(RadialKnots)}",
                $"Constants = {Literals.Of(Constants)}",
                $"AverageNeighbours = {Literals.Of(AverageNeighbours)}",
            ];
            return [$"new {RuntimeApi.Service("SteerableConvolutionOptions")} {{ {string.Join(", ", properties)} }}"];
        }
    }

    public override string Remedy => MergeBlocks + "name fewer irreps or copies, or lower MaxDegree and RadialWidth";

    /// <summary>The harmonics of a kernel.</summary>
    public static Irreps HarmonicsUpTo(int maxDegree, SymmetryGroup group, bool isInPlane) =>
        isInPlane ? group.Harmonics(maxDegree) : group.HarmonicsInSpace(maxDegree);

    TensorProductSpec IProductLayer.Product(LayerSignatures signatures) => Product(signatures);

    LinearSpec ILinearMapLayer.LinearMap(LayerSignatures signatures) => Mixing(Product(signatures), signatures);

    // The kernel of a convolution has component normalisation, as NequIP's.
    HarmonicsPlan IHarmonicsLayer.Harmonics(LayerSignatures signatures)
    {
        (int[] degrees, SymmetryGroup group) = ([.. Enumerable.Range(0, MaxDegree + 1)], signatures.Group);
        return group.IsSpatial ? HarmonicsPlan.OfSpace(degrees, HarmonicsNormalization.Component)
            : IsInPlane ? HarmonicsPlan.InPlane(degrees, HarmonicsNormalization.Component, group)
            : HarmonicsPlan.AboutAxis(degrees, HarmonicsNormalization.Component, group);
    }

    internal override LayerSummary Summary(LayerSignatures signatures)
    {
        TensorProductSpec product = Product(signatures);
        return new LayerSummary(
            $"Steerable convolution {signatures.Arrow}, harmonics up to degree {Literals.Of(MaxDegree)}.",
            [
                "copy by copy with the harmonics, weights from the radial network:",
                .. PathTable.Of(product),
                "then mixed:",
                .. PathTable.Of(Mixing(product, signatures)),
            ]
        );
    }

    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures) =>
        [
            LayoutSource.Of(signatures.Input),
            LayoutSource.Of(Product(signatures).Out.Simplify(), signatures.Input.Group),
            LayoutSource.Of(signatures.Result),
        ];

    internal override LayerSize Size(LayerSignatures signatures)
    {
        (Signature input, Irreps result) = (signatures.Input, signatures.Result.Irreps);
        LayerSize product = ProductSizes.Channelwise(
            input.Irreps,
            HarmonicsUpTo(MaxDegree, input.Group, IsInPlane),
            result.DistinctIrreps(),
            isWeighted: true,
            out IrrepCount[] middle
        );
        // Between the two, blocks of one irrep are merged.
        LayerSize linear = LayerSizes.OfLinear(
            [.. middle.Select(static m => m with { Blocks = 1 })],
            IrrepCount.Of(result)
        );
        BigInteger[] widths =
        [
            BasisCount,
            .. Enumerable.Repeat((BigInteger)RadialWidth, Math.Min(RadialLayers, 2)),
            product.Weights,
        ];
        BigInteger further = BigInteger.Max(RadialLayers - 2, 0) * RadialWidth * RadialWidth;
        return new LayerSize
        {
            Paths = product.Paths + linear.Paths,
            Weights = linear.Weights + LayerSizes.Network(widths) + further,
            Components = product.Components,
            Scratch = product.Scratch,
            Text = product.Text + linear.Text + OwnText + LayerSizes.HarmonicsText(MaxDegree),
            CouplingText = product.CouplingText,
        };
    }

    /// <summary>
    /// Copy by copy with the harmonics, one output block per path, only the irreps that the result has.
    /// </summary>
    private TensorProductSpec Product(LayerSignatures signatures) =>
        TensorProductSpec.Channelwise(
            signatures.Input.Irreps,
            Harmonics(signatures),
            signatures.Result.Irreps.DistinctIrreps()
        );

    private Irreps Harmonics(LayerSignatures signatures)
    {
        Irreps harmonics = HarmonicsUpTo(MaxDegree, signatures.Group, IsInPlane);
        return signatures.Input.Group == signatures.Group ? harmonics : harmonics.WithoutSO3();
    }

    /// <summary>The linear map after the product, from the merged blocks to the result.</summary>
    private static LinearSpec Mixing(TensorProductSpec product, LayerSignatures signatures) =>
        LinearSpec.Create(product.Out.Simplify(), signatures.Result.Irreps);
}
