using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Plans;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>
/// <c>[MeshConvolution]</c>: the convolution of points of a plane, after transport into the receiver's frame, and a
/// linear map of the vertex itself.
/// </summary>
internal sealed class MeshConvolutionKind : LayerKind<MeshConvolutionOptions>
{
    public override string Name => "MeshConvolution";

    public override bool HasGeometry => true;

    public override bool IsOn(SpaceNames space) => space.IsSurface;

    protected override string RelationsUnder(SymmetryGroup group) =>
        group == SymmetryGroup.SO2
            ? "a Surface (of a Mesh)"
            : "a Surface (of a Mesh, in a model with Group = Group.SO2)";

    public override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) =>
        layer.Attribute.Number("MaxDegree", ConvolutionDefaults.MeshDegree) is >= 0 and <= Limits.LMax and var degree
            ? Reachable(layer, degree)
            : null;

    protected override MeshConvolutionOptions ReadOptions(LayerScope layer)
    {
        int maxDegree = layer.WholeOption("MaxDegree", ConvolutionDefaults.MeshDegree, 0, Limits.LMax);
        var options = new MeshConvolutionOptions(
            maxDegree,
            layer.WholeOption("Rings", ConvolutionDefaults.Rings, 1, int.MaxValue),
            layer.RealOption("Radius", 0, OptionRules.IsCutoff, OptionRules.AllowedCutoff),
            layer.Attribute.Flag("Bias", true)
        );
        if (maxDegree is >= 0 and <= Limits.LMax)
            CheckReach(layer, maxDegree);
        return options;
    }

    /// <summary>The vertex itself reaches what it has, its neighbours what harmonics make of it.</summary>
    private static IReadOnlyList<Irrep> Reachable(LayerScope layer, int maxDegree) =>
        SelectionRules.Reachable(layer.Input.Irreps, layer.Group.Harmonics(maxDegree));

    private static void CheckReach(LayerScope layer, int maxDegree)
    {
        OperandSource result = layer.Result;
        foreach (
            int block in SelectionRules.UnreachableBlocks(
                layer.Input.Irreps,
                layer.Group.Harmonics(maxDegree),
                result.Irreps
            )
        )
        {
            Irrep irrep = result.Irreps[block].Irrep;
            int needed = Enumerable
                .Range(maxDegree + 1, Limits.LMax - maxDegree)
                .FirstOrDefault(l => Reachable(layer, l).Contains(irrep));
            layer.Fault(
                FaultIds.UnreachableByConvolution,
                result.BlockLocation(block),
                result.BlockText(block),
                Reachable(layer, maxDegree).ToText(),
                needed == 0 ? string.Empty : $"{needed}"
            );
        }
    }
}

/// <summary>A convolution on a surface.</summary>
/// <param name="MaxDegree">Largest order of the kernel's harmonics.</param>
/// <param name="Rings">The number of radial functions.</param>
/// <param name="Radius">The unit of lengths; 0 for the longest edge of each mesh.</param>
/// <param name="Bias">Whether invariant copies of the result have biases.</param>
public sealed record MeshConvolutionOptions(int MaxDegree, int Rings, ExactDouble Radius, bool Bias)
    : LayerOptions,
        IProductLayer,
        ILinearMapLayer,
        IHarmonicsLayer,
        ISelfLayer
{
    internal override string StoredKind => "mesh_convolution";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("max_degree", StoredValue.Of(MaxDegree), "2"),
            new("rings", StoredValue.Of(Rings), "2"),
            new("radius", StoredValue.Of(Radius), "0"),
            new("bias", StoredValue.Of(Bias), "yes"),
        ];

    internal override string RuntimeLayer => "MeshConvolution";

    internal override IReadOnlyList<string> Settings =>
        [$"rings: {Literals.Of(Rings)}", $"radius: {Literals.Of(Radius)}"];

    public override string Remedy => Kernel.Remedy;

    /// <summary>The kernels of neighbours are those of points of a plane, with a profile that is no network.</summary>
    private ConvolutionOptions Kernel =>
        new(
            MaxDegree,
            "Chebyshev",
            Rings,
            RadialWidth: 1,
            RadialLayers: 0,
            ConvolutionDefaults.RadialActivation,
            "None",
            ConvolutionDefaults.EnvelopeExponent,
            MomentConstants.Exact,
            ExactDouble.Of(ConvolutionDefaults.AverageNeighbours),
            Radius,
            RadialKnots: 0
        )
        {
            IsInPlane = true,
        };

    TensorProductSpec IProductLayer.Product(LayerSignatures signatures) => Product(signatures);

    LinearSpec ILinearMapLayer.LinearMap(LayerSignatures signatures) => Mixing(signatures);

    HarmonicsPlan IHarmonicsLayer.Harmonics(LayerSignatures signatures) =>
        ((IHarmonicsLayer)Kernel).Harmonics(signatures);

    LinearSpec ISelfLayer.Self(LayerSignatures signatures) => Self(signatures);

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Convolution on a surface {signatures.Arrow}, harmonics up to order {Literals.Of(MaxDegree)}, "
                + $"{(Rings == 1 ? "one radial function" : $"{Literals.Of(Rings)} radial functions")}.",
            [
                "neighbours, carried into the frame of the receiver, copy by copy with the harmonics of their "
                    + "directions:",
                .. PathTable.Of(Product(signatures)),
                "averaged by area, then mixed:",
                .. PathTable.Of(Mixing(signatures)),
                "and the vertex itself:",
                .. PathTable.Of(Self(signatures)),
            ]
        );

    internal override IReadOnlyList<string> Layouts(LayerSignatures signatures) => Kernel.Layouts(signatures);

    internal override LayerSize Size(LayerSignatures signatures)
    {
        LayerSize kernel = Kernel.Size(signatures),
            self = LayerSizes.OfLinear(IrrepCount.Of(signatures.Input.Irreps), IrrepCount.Of(signatures.Result.Irreps));
        return new LayerSize
        {
            Paths = kernel.Paths + self.Paths,
            Weights = kernel.Weights + self.Weights,
            Components = kernel.Components,
            Scratch = kernel.Scratch,
            Text = kernel.Text + self.Text,
            CouplingText = kernel.CouplingText,
        };
    }

    private TensorProductSpec Product(LayerSignatures signatures) => ((IProductLayer)Kernel).Product(signatures);

    private LinearSpec Mixing(LayerSignatures signatures) => ((ILinearMapLayer)Kernel).LinearMap(signatures);

    private LinearSpec Self(LayerSignatures signatures) =>
        LinearSpec.Create(signatures.Input.Irreps, signatures.Result.Irreps, PathNormalization.Element, Bias);
}
