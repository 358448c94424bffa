using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Paths and multiply-adds of a layer, from its description in checkpoints. What does not agree with the parameters
/// that the layer has is not reported.
/// </summary>
/// <param name="Paths">The number of paths.</param>
/// <param name="PerRow">Multiply-adds for a row of the result.</param>
/// <param name="PerEdge">Multiply-adds for an edge.</param>
/// <param name="LaneShare">The share of full lanes, weighted by multiply-adds.</param>
internal sealed partial record LayerCost(int? Paths, long? PerRow, long? PerEdge = null, double? LaneShare = null)
{
    private static LayerCost Unknown { get; } = new(null, null);

    internal static LayerCost Of(DeclaredLayer layer, IReadOnlyList<Parameter> own, ParameterSet parameters)
    {
        var lanes = new LaneCount(parameters.Precision);
        return layer.Description.Kind switch
        {
            "linear" => OfLinear(layer, own, lanes),
            "tensor_product" => OfProduct(layer, Product(layer), own, lanes),
            "tensor_square" => OfProduct(layer, Square(layer), own, lanes),
            "steerable_convolution" => OfConvolution(layer, own, lanes),
            "attention" => OfAttention(layer, own, lanes),
            "pixel_convolution" => OfPixelConvolution(layer, own, lanes),
            "group_convolution" => OfGroupConvolution(layer, own, lanes),
            "multi_layer_perceptron" => OfNetwork(own, lanes),
            _ => Unknown,
        };
    }

    private static LayerCost OfLinear(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        var spec = LinearSpec.Create(layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        return spec.WeightCount == CountOf(own, "weight") ? Of(spec, lanes) : Unknown;
    }

    private static LayerCost Of(LinearSpec spec, LaneCount lanes)
    {
        foreach (LinearPath path in spec.Paths)
            lanes.Add((long)path.WeightCount * path.Result.Irrep.Dim, path.Result.Mul);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
    }

    private static LayerCost OfProduct(
        DeclaredLayer layer,
        TensorProductSpec? spec,
        IReadOnlyList<Parameter> own,
        LaneCount lanes
    )
    {
        bool isGiven = layer.Description.Options.GetValueOrDefault("weights") == "given";
        if (spec is null || (!isGiven && spec.WeightCount != CountOf(own, "weight")))
            return Unknown;
        AddProduct(spec, lanes);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
    }

    private static LayerCost OfConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        Irreps input = layer.Operands[0].Signature.Irreps,
            result = layer.Result.Signature.Irreps;
        foreach (Irreps harmonics in PossibleHarmonics(layer))
        {
            TensorProductSpec product = Channelwise(input, harmonics, result);
            var mixing = LinearSpec.Create(product.Out.Simplify(), result);
            if (
                mixing.WeightCount != CountOf(own, "linear.weight")
                || !HasNetwork(layer, own, product.WeightCount, out long network)
            )
            {
                continue;
            }

            AddProduct(product, lanes);
            long perEdge = lanes.Work + network;
            var perRow = new LaneCount(lanes.Precision);
            LayerCost mixed = Of(mixing, perRow);
            lanes.Add(perRow);
            return new LayerCost(product.Paths.Count + mixing.Paths.Count, mixed.PerRow, perEdge, lanes.Share);
        }

        return Unknown;
    }

    /// <summary>The description does not say whether the edges lie in a plane; the numbers of weights do.</summary>
    private static IEnumerable<Irreps> PossibleHarmonics(DeclaredLayer layer)
    {
        int maxDegree = Whole(layer, "max_degree", ConvolutionDefaults.MaxDegree);
        SymmetryGroup group = layer.Result.Signature.Group;
        yield return group.HarmonicsInSpace(maxDegree);
        if (!group.IsSpatial)
            yield return group.Harmonics(maxDegree);
    }

    private static TensorProductSpec Channelwise(Irreps input, Irreps harmonics, Irreps result) =>
        TensorProductSpec.Channelwise(input, harmonics, [.. result.Select(static b => b.Irrep).Distinct()]);

    /// <summary>Whether the radial network has so many results, and its multiply-adds for an edge.</summary>
    private static bool HasNetwork(DeclaredLayer layer, IReadOnlyList<Parameter> own, long weights, out long work)
    {
        int[] radial =
        [
            .. own.Where(static p => p.Path.Contains(".radial.", StringComparison.Ordinal)).Select(static p => p.Count),
        ];
        int width =
            Whole(layer, "radial_layers", ConvolutionDefaults.RadialLayers) == 0
                ? Whole(layer, "basis_count", ConvolutionDefaults.BasisCount)
                : Whole(layer, "radial_width", ConvolutionDefaults.RadialWidth);
        work = radial.Sum(static n => (long)n);
        return radial.LastOrDefault() == width * weights;
    }

    private static LayerCost OfNetwork(IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        foreach (Parameter weight in own.Where(static p => p.Shape.Length == 2))
            lanes.Add(weight.Count, weight.Shape[1]);
        return new LayerCost(null, lanes.Work, LaneShare: lanes.Share);
    }

    /// <summary>
    /// Each pair of copies that is coupled costs the nonzero entries of its coupling; mixing costs as much as a linear
    /// map of the coupled copies.
    /// </summary>
    private static void AddProduct(TensorProductSpec spec, LaneCount lanes)
    {
        foreach (TensorProductPath path in spec.Paths)
        {
            (Irrep first, Irrep second, Irrep result) = (path.First.Irrep, path.Second.Irrep, path.Result.Irrep);
            long nonzeros = first.Group.Couplings(first, second, result)[path.Coupling].Count,
                mul1 = path.First.Mul,
                mul2 = path.Second.Mul,
                pairs = path.Mode switch
                {
                    ConnectionMode.Uuu or ConnectionMode.Uuw => mul1,
                    ConnectionMode.UvuLessV or ConnectionMode.ULessVw => mul1 * (mul1 - 1) / 2,
                    _ => mul1 * mul2,
                };
            bool mixes = path.Mode is ConnectionMode.Uvw or ConnectionMode.Uuw or ConnectionMode.ULessVw;
            lanes.Add(pairs * nonzeros, path.Mode is ConnectionMode.Uvv or ConnectionMode.Uvuv ? (int)mul2 : (int)mul1);
            if (mixes)
                lanes.Add(pairs * result.Dim * path.Result.Mul, path.Result.Mul);
            else if (path.HasWeight)
                lanes.Add(pairs * result.Dim, (int)mul1);
        }
    }

    private static TensorProductSpec? Product(DeclaredLayer layer)
    {
        Irreps left = layer.Operands[0].Signature.Irreps,
            right = layer.Operands[1].Signature.Irreps,
            result = layer.Result.Signature.Irreps;
        Irrep[] filter = [.. result.Select(static b => b.Irrep).Distinct()];
        bool isWeighted = layer.Description.Options.GetValueOrDefault("weights") != "none";
        string paths = layer.Description.Options.GetValueOrDefault("paths") ?? "fully_connected";
        return paths switch
        {
            "fully_connected" when !isWeighted => Unweighted(
                TensorProductSpec.FullyConnected(left, right, result),
                static p => p with { Mode = ConnectionMode.Uuu, HasWeight = false }
            ),
            "fully_connected" => TensorProductSpec.FullyConnected(left, right, result),
            "channelwise" => TensorProductSpec.Channelwise(left, right, filter, null, isWeighted),
            "elementwise" => TensorProductSpec.Elementwise(left, right, filter, null, isWeighted),
            "full" => TensorProductSpec.Full(left, right, filter),
            _ => Custom(paths, left, right, result, isWeighted),
        };
    }

    private static TensorProductSpec? Custom(string paths, Irreps left, Irreps right, Irreps result, bool isWeighted)
    {
        TensorProductPath?[] parsed =
        [
            .. paths.Split("; ").Select(path => PathParser.Parse(path, left, right, result).Path),
        ];
        return Array.Exists(parsed, static p => p is null)
            ? null
            : TensorProductSpec.Custom(
                left,
                right,
                result,
                [.. parsed.Select(p => isWeighted ? p! : p! with { HasWeight = false })]
            );
    }

    private static TensorProductSpec Unweighted(
        TensorProductSpec spec,
        Func<TensorProductPath, TensorProductPath> change
    ) => TensorProductSpec.Custom(spec.In1, spec.In2, spec.Out, [.. spec.Paths.Select(change)]);

    private static TensorProductSpec Square(DeclaredLayer layer)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        return layer.Description.Options.GetValueOrDefault("weighted") == "no"
            ? TensorProductSpec.TensorSquare(operand, [.. result.Select(static b => b.Irrep).Distinct()])
            : TensorProductSpec.TensorSquare(operand, result);
    }

    private static int CountOf(IReadOnlyList<Parameter> own, string name) =>
        own.Where(p => p.Path.EndsWith("." + name, StringComparison.Ordinal)).Sum(static p => p.Count);

    private static int Whole(DeclaredLayer layer, string option, int value) =>
        layer.Description.Options.TryGetValue(option, out string? text)
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : value;
}
