using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// What a layer computes, from its description in checkpoints. It is known only where it agrees with the parameters
/// that the layer has.
/// </summary>
internal abstract partial record LayerAlgebra
{
    /// <summary>A linear map.</summary>
    internal sealed record Map(LinearSpec Spec) : LayerAlgebra;

    /// <summary>A tensor product.</summary>
    internal sealed record Product(TensorProductSpec Spec) : LayerAlgebra;

    /// <summary>A convolution over neighbours: a product with harmonics, then a linear map.</summary>
    /// <param name="Coupled">The product.</param>
    /// <param name="Mixing">The map.</param>
    /// <param name="MaxDegree">The largest degree of the harmonics.</param>
    /// <param name="IsInPlane">Whether the points lie in a plane.</param>
    /// <param name="RadialCounts">The numbers of weights of the radial network, layer by layer.</param>
    internal sealed record Convolution(
        TensorProductSpec Coupled,
        LinearSpec Mixing,
        int MaxDegree,
        bool IsInPlane,
        IReadOnlyList<int> RadialCounts
    ) : LayerAlgebra
    {
        /// <summary>The map of a vertex itself, on a surface; null elsewhere.</summary>
        public LinearSpec? Self { get; init; }
    }

    /// <summary>Attention over neighbours: keys and values are products with harmonics.</summary>
    /// <param name="Keys">The product that gives keys.</param>
    /// <param name="Values">The product that gives values.</param>
    /// <param name="Query">The map that gives queries, and the one that gives a point's key for itself.</param>
    /// <param name="Mixing">The map of what is summed.</param>
    /// <param name="MaxDegree">The largest degree of the harmonics.</param>
    /// <param name="IsInPlane">Whether the points lie in a plane.</param>
    /// <param name="RadialCounts">The numbers of weights of the radial network, layer by layer.</param>
    internal sealed record Attention(
        TensorProductSpec Keys,
        TensorProductSpec Values,
        LinearSpec Query,
        LinearSpec Mixing,
        int MaxDegree,
        bool IsInPlane,
        IReadOnlyList<int> RadialCounts
    ) : LayerAlgebra;

    /// <summary>Harmonics of a vector.</summary>
    /// <param name="Degrees">The degrees, of a plane orders, ascending.</param>
    /// <param name="Normalization">Their size.</param>
    /// <param name="IsInPlane">Whether the vector is one of a plane.</param>
    internal sealed record Harmonics(IReadOnlyList<int> Degrees, HarmonicsNormalization Normalization, bool IsInPlane)
        : LayerAlgebra;

    /// <summary>Attention over the edges of a graph.</summary>
    internal sealed record GraphAttention(LinearSpec Query, LinearSpec Mixing) : LayerAlgebra;

    /// <summary>A steerable convolution over pixels.</summary>
    internal sealed record PixelConvolution(PixelConvolutionSpec Spec) : LayerAlgebra;

    /// <summary>A steerable convolution over voxels.</summary>
    internal sealed record VolumeConvolution(VolumeConvolutionSpec Spec) : LayerAlgebra;

    /// <summary>A group convolution over pixels.</summary>
    internal sealed record GroupConvolution(GroupConvolutionSpec Spec) : LayerAlgebra;

    /// <summary>A symmetric contraction.</summary>
    internal sealed record Contraction(ContractionSpec Spec) : LayerAlgebra;

    /// <summary>What a layer computes; null where that is not known, or where there is no algebra to it.</summary>
    internal static LayerAlgebra? Of(DeclaredLayer layer, IReadOnlyList<Parameter> own) =>
        layer.Description.Kind switch
        {
            "linear" => OfLinear(layer, own),
            "tensor_product" => OfProduct(layer, ProductOf(layer), own),
            "tensor_square" => OfProduct(layer, SquareOf(layer), own),
            "spherical_harmonics" => OfHarmonics(layer),
            "steerable_convolution" => OfConvolution(layer, own),
            "mesh_convolution" => OfMeshConvolution(layer, own),
            "attention" => OfAttention(layer, own),
            "graph_attention" => OfGraphAttention(layer, own),
            "pixel_convolution" => OfPixelConvolution(layer, own),
            "voxel_convolution" => OfVolumeConvolution(layer, own),
            "group_convolution" => OfGroupConvolution(layer, own),
            "symmetric_contraction" => OfContraction(layer, own),
            _ => null,
        };

    private static Map? OfLinear(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        LinearSpec spec = LinearOf(layer);
        // With labels there is a map for each species, of which a row takes one.
        return (long)spec.WeightCount * Math.Max(1, Whole(layer, "species", 1)) == CountOf(own, "weight")
            ? new Map(spec)
            : null;
    }

    private static Product? OfProduct(DeclaredLayer layer, TensorProductSpec? spec, IReadOnlyList<Parameter> own)
    {
        bool isGiven = layer.Description.Options.GetValueOrDefault("weights") == "given";
        return spec is null || (!isGiven && spec.WeightCount != CountOf(own, "weight")) ? null : new Product(spec);
    }

    private static Harmonics OfHarmonics(DeclaredLayer layer)
    {
        Irreps result = layer.Result.Signature.Irreps;
        return new Harmonics(
            [.. result.Where(static b => b.Mul > 0).Select(static b => b.Irrep.L).Distinct().Order()],
            OfName(layer, "normalization", HarmonicsNormalization.Component),
            !layer.Result.Group.IsSpatial
        );
    }

    private static PixelConvolution? OfPixelConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        SymmetryGroup group = layer.Result.Signature.Group;
        var window = SampledWindow.Create(WindowOf(layer.Description.Options, "max_order"), group);
        var spec = PixelConvolutionSpec.Create(operand, result, window, group, CountOf(own, "bias") > 0);
        return IsOf(spec.Mixing, own) ? new PixelConvolution(spec) : null;
    }

    private static VolumeConvolution? OfVolumeConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        var window = SampledVolume.Create(
            WindowOf(layer.Description.Options, "max_degree"),
            SpacingOf(layer.Description.Options) ?? VoxelSpacing.Unit
        );
        var spec = VolumeConvolutionSpec.Create(
            operand,
            result,
            window,
            layer.Result.Signature.Group,
            CountOf(own, "bias") > 0
        );
        return IsOf(spec.Mixing, own) ? new VolumeConvolution(spec) : null;
    }

    /// <summary>The spacing that a layer over voxels is made for; null for cubes of any size.</summary>
    internal static VoxelSpacing? SpacingOf(IReadOnlyDictionary<string, string> options) =>
        NumbersOf(options, "spacing") is [double x, double y, double z] ? new VoxelSpacing(x, y, z) : null;

    private static bool IsOf(LinearSpec mixing, IReadOnlyList<Parameter> own) =>
        mixing.WeightCount == CountOf(own, "weight") && mixing.BiasCount == CountOf(own, "bias");

    private static GroupConvolution? OfGroupConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        var spec = GroupConvolutionSpec.Create(
            layer.Operands[0].Signature,
            layer.Result.Signature,
            Whole(layer, "size", ConvolutionDefaults.GroupSize)
        );
        return spec.WeightCount == CountOf(own, "weight") ? new GroupConvolution(spec) : null;
    }

    private static Contraction? OfContraction(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        var spec = ContractionSpec.Create(
            layer.Operands[0].Signature.Irreps,
            layer.Result.Signature.Irreps,
            Whole(layer, "correlation", ContractionSpec.DefaultCorrelation),
            layer.Description.Options.GetValueOrDefault("basis") == "chains"
                ? ContractionBasis.Chains
                : ContractionBasis.Independent
        );
        return Whole(layer, "species", 1) * (long)spec.WeightCount == own.Sum(static p => (long)p.Count)
            ? new Contraction(spec)
            : null;
    }

    private static WindowOptions WindowOf(IReadOnlyDictionary<string, string> options, string highest) =>
        new(
            (int)Number(options, "size", ConvolutionDefaults.Size),
            (int)Number(options, "stride", 1),
            (int)Number(options, "dilation", 1),
            options.GetValueOrDefault("profile") switch
            {
                "rings" => KernelProfile.Rings,
                "pixel_orbits" => KernelProfile.PixelOrbits,
                _ => KernelProfile.GaussianDerivatives,
            },
            Number(options, "profile_width", 0),
            (int)Number(options, "radii", 0),
            (int)Number(options, highest, -1),
            Number(options, "bound", double.PositiveInfinity),
            options.GetValueOrDefault("low_pass") != "no"
        );

    private static double Number(IReadOnlyDictionary<string, string> options, string name, double value) =>
        options.TryGetValue(name, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : value;

    private static double[]? NumbersOf(IReadOnlyDictionary<string, string> options, string name) =>
        options.TryGetValue(name, out string? text) && text.Length > 0
            ? [.. text.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))]
            : null;

    private static int CountOf(IReadOnlyList<Parameter> own, string name) =>
        own.Where(p => p.Path.EndsWith("." + name, StringComparison.Ordinal)).Sum(static p => p.Count);

    private static int Whole(DeclaredLayer layer, string option, int value) =>
        layer.Description.Options.TryGetValue(option, out string? text)
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : value;
}
