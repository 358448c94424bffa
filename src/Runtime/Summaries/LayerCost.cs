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
            "tensor_product" => OfProduct(layer, LayerSpecs.Product(layer), own, lanes),
            "tensor_square" => OfProduct(layer, LayerSpecs.Square(layer), own, lanes),
            "steerable_convolution" => OfConvolution(layer, own, lanes),
            "pixel_convolution" => OfPixelConvolution(layer, own, lanes),
            "group_convolution" => OfGroupConvolution(layer, own, lanes),
            "multi_layer_perceptron" => OfNetwork(own, lanes),
            _ => Unknown,
        };
    }

    private static LayerCost OfLinear(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        LinearSpec spec = LayerSpecs.Linear(layer);
        return spec.WeightCount == LayerSpecs.CountOf(own, "weight") ? Of(spec, lanes) : Unknown;
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
        if (spec is null || (!isGiven && spec.WeightCount != LayerSpecs.CountOf(own, "weight")))
            return Unknown;
        AddProduct(spec, lanes);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
    }

    private static LayerCost OfConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        if (LayerSpecs.Convolution(layer, own) is not (TensorProductSpec product, LinearSpec mixing))
            return Unknown;
        AddProduct(product, lanes);
        long perEdge =
            lanes.Work
            + own.Where(static p => p.Path.Contains(".radial.", StringComparison.Ordinal))
                .Sum(static p => (long)p.Count);
        var perRow = new LaneCount(lanes.Precision);
        LayerCost mixed = Of(mixing, perRow);
        lanes.Add(perRow);
        return new LayerCost(product.Paths.Count + mixing.Paths.Count, mixed.PerRow, perEdge, lanes.Share);
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
}
