using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>Convolutions over pixels; a row is a pixel of the result.</content>
internal sealed partial record LayerCost
{
    /// <summary>
    /// Every number of a pixel times every function of the window at every pixel of it; then couplings, then the map.
    /// </summary>
    private static LayerCost OfPixelConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        SymmetryGroup group = layer.Result.Signature.Group;
        var window = SampledWindow.Create(WindowOf(layer.Description.Options), group);
        var spec = PixelConvolutionSpec.Create(operand, result, window, group, hasBiases: false);
        if (spec.Mixing.WeightCount != LayerSpecs.CountOf(own, "weight"))
            return Unknown;
        // Functions of orders that couple to nothing in the result are not evaluated.
        long functions = spec.Product.Paths.Select(static p => p.In2).Distinct().Sum(block => spec.Parts[block].Length);
        lanes.Add(functions * window.Size * window.Size * operand.Dim, operand.Dim);
        AddProduct(spec.Product, lanes);
        return Of(spec.Mixing, lanes) with { Paths = spec.Product.Paths.Count + spec.Mixing.Paths.Count };
    }

    private static WindowOptions WindowOf(IReadOnlyDictionary<string, string> options) =>
        new(
            (int)Number(options, "size", ConvolutionDefaults.Size),
            (int)Number(options, "stride", 1),
            (int)Number(options, "dilation", 1),
            options.GetValueOrDefault("profile") == "rings" ? KernelProfile.Rings : KernelProfile.GaussianDerivatives,
            Number(options, "profile_width", 0),
            (int)Number(options, "radii", 0),
            (int)Number(options, "max_order", -1),
            Number(options, "bound", double.PositiveInfinity),
            options.GetValueOrDefault("low_pass") != "no"
        );

    private static double Number(IReadOnlyDictionary<string, string> options, string name, double value) =>
        options.TryGetValue(name, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : value;

    private static LayerCost OfGroupConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        var spec = GroupConvolutionSpec.Create(
            layer.Operands[0].Signature,
            layer.Result.Signature,
            LayerSpecs.Whole(layer, "size", ConvolutionDefaults.GroupSize)
        );
        if (spec.WeightCount != LayerSpecs.CountOf(own, "weight"))
            return Unknown;
        lanes.Add((long)spec.FanIn * spec.Out.Dim, spec.Out.Dim);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
    }
}
