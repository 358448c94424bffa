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
    ) : LayerAlgebra;

    /// <summary>Attention over neighbours: keys and values are products with harmonics.</summary>
    /// <param name="Keys">The product that gives keys.</param>
    /// <param name="Values">The product that gives values.</param>
    /// <param name="Query">The map that gives queries, and the one that gives a point's key for itself.</param>
    /// <param name="Mixing">The map of what is summed.</param>
    /// <param name="RadialCounts">The numbers of weights of the radial network, layer by layer.</param>
    internal sealed record Attention(
        TensorProductSpec Keys,
        TensorProductSpec Values,
        LinearSpec Query,
        LinearSpec Mixing,
        IReadOnlyList<int> RadialCounts
    ) : LayerAlgebra;

    /// <summary>Attention over the edges of a graph.</summary>
    internal sealed record GraphAttention(LinearSpec Query, LinearSpec Mixing) : LayerAlgebra;

    /// <summary>A steerable convolution over pixels.</summary>
    internal sealed record PixelConvolution(PixelConvolutionSpec Spec) : LayerAlgebra;

    /// <summary>A group convolution over pixels.</summary>
    internal sealed record GroupConvolution(GroupConvolutionSpec Spec) : LayerAlgebra;

    /// <summary>What a layer computes; null where that is not known, or where there is no algebra to it.</summary>
    internal static LayerAlgebra? Of(DeclaredLayer layer, IReadOnlyList<Parameter> own) =>
        layer.Description.Kind switch
        {
            "linear" => OfLinear(layer, own),
            "tensor_product" => OfProduct(layer, ProductOf(layer), own),
            "tensor_square" => OfProduct(layer, SquareOf(layer), own),
            "steerable_convolution" => OfConvolution(layer, own),
            "attention" => OfAttention(layer, own),
            "graph_attention" => OfGraphAttention(layer, own),
            "pixel_convolution" => OfPixelConvolution(layer, own),
            "group_convolution" => OfGroupConvolution(layer, own),
            _ => null,
        };

    private static Map? OfLinear(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        LinearSpec spec = LinearOf(layer);
        return spec.WeightCount == CountOf(own, "weight") ? new Map(spec) : null;
    }

    private static Product? OfProduct(DeclaredLayer layer, TensorProductSpec? spec, IReadOnlyList<Parameter> own)
    {
        bool isGiven = layer.Description.Options.GetValueOrDefault("weights") == "given";
        return spec is null || (!isGiven && spec.WeightCount != CountOf(own, "weight")) ? null : new Product(spec);
    }

    private static PixelConvolution? OfPixelConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        SymmetryGroup group = layer.Result.Signature.Group;
        var window = SampledWindow.Create(WindowOf(layer.Description.Options), group);
        var spec = PixelConvolutionSpec.Create(operand, result, window, group, hasBiases: false);
        return spec.Mixing.WeightCount == CountOf(own, "weight") ? new PixelConvolution(spec) : null;
    }

    private static GroupConvolution? OfGroupConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        var spec = GroupConvolutionSpec.Create(
            layer.Operands[0].Signature,
            layer.Result.Signature,
            Whole(layer, "size", ConvolutionDefaults.GroupSize)
        );
        return spec.WeightCount == CountOf(own, "weight") ? new GroupConvolution(spec) : null;
    }

    private static WindowOptions WindowOf(IReadOnlyDictionary<string, string> options) =>
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
            (int)Number(options, "max_order", -1),
            Number(options, "bound", double.PositiveInfinity),
            options.GetValueOrDefault("low_pass") != "no"
        );

    private static double Number(IReadOnlyDictionary<string, string> options, string name, double value) =>
        options.TryGetValue(name, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : value;

    private static int CountOf(IReadOnlyList<Parameter> own, string name) =>
        own.Where(p => p.Path.EndsWith("." + name, StringComparison.Ordinal)).Sum(static p => p.Count);

    private static int Whole(DeclaredLayer layer, string option, int value) =>
        layer.Description.Options.TryGetValue(option, out string? text)
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : value;
}
