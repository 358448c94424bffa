using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// Paths and multiply-adds of a layer, from its description in checkpoints. What does not agree with the parameters
/// that the layer has is not reported.
/// </summary>
/// <param name="Paths">The number of paths.</param>
/// <param name="PerRow">Multiply-adds for a row of the result.</param>
/// <param name="PerEdge">Multiply-adds for an edge.</param>
/// <param name="LaneShare">The share of full lanes, weighted by multiply-adds.</param>
internal sealed record LayerCost(int? Paths, long? PerRow, long? PerEdge = null, double? LaneShare = null)
{
    private static LayerCost Unknown { get; } = new(null, null);

    internal static LayerCost Of(DeclaredLayer layer, IReadOnlyList<Parameter> own, ParameterSet parameters)
    {
        var lanes = new LaneCount(parameters.Precision);
        return LayerAlgebra.Of(layer, own) switch
        {
            LayerAlgebra.Map map => Of(map.Spec, lanes),
            LayerAlgebra.Product product => Of(product.Spec, lanes),
            LayerAlgebra.Convolution convolution => Of(convolution, lanes),
            LayerAlgebra.Attention attention => Of(attention, lanes),
            LayerAlgebra.GraphAttention attention => Of(attention, lanes),
            LayerAlgebra.PixelConvolution pixels => Of(pixels.Spec, layer.Operands[0].Dim, lanes),
            LayerAlgebra.VolumeConvolution voxels => Of(voxels.Spec, layer.Operands[0].Dim, lanes),
            LayerAlgebra.GroupConvolution pixels => Of(pixels.Spec, lanes),
            LayerAlgebra.Contraction contraction => Of(contraction.Spec, lanes),
            _ => layer.Description.Kind == "multi_layer_perceptron" ? OfNetwork(own, lanes) : Unknown,
        };
    }

    private static LayerCost Of(LinearSpec spec, LaneCount lanes)
    {
        foreach (LinearPath path in spec.Paths)
            lanes.Add((long)path.WeightCount * path.Result.Irrep.Dim, path.Result.Mul);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
    }

    private static LayerCost Of(ContractionSpec spec, LaneCount lanes)
    {
        lanes.Add((long)spec.Channels * spec.MultiplyAdds, spec.Channels);
        return new LayerCost(spec.ChainCount, lanes.Work, LaneShare: lanes.Share);
    }

    private static LayerCost Of(TensorProductSpec spec, LaneCount lanes)
    {
        AddProduct(spec, lanes);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
    }

    private static LayerCost Of(LayerAlgebra.Convolution convolution, LaneCount lanes)
    {
        AddProduct(convolution.Coupled, lanes);
        long perEdge = lanes.Work + convolution.RadialCounts.Sum(static n => (long)n);
        var perRow = new LaneCount(lanes.Precision);
        LayerCost mixed = Of(convolution.Mixing, perRow),
            self = convolution.Self is { } map ? Of(map, new LaneCount(lanes.Precision)) : new LayerCost(0, 0);
        lanes.Add(perRow);
        return new LayerCost(
            convolution.Coupled.Paths.Count + convolution.Mixing.Paths.Count + self.Paths,
            mixed.PerRow + self.PerRow,
            perEdge,
            lanes.Share
        );
    }

    /// <summary>Keys and values of an edge, queries and mixing of a point.</summary>
    private static LayerCost Of(LayerAlgebra.Attention attention, LaneCount lanes)
    {
        AddProduct(attention.Keys, lanes);
        AddProduct(attention.Values, lanes);
        lanes.Add(attention.Keys.Out.Dim, attention.Keys.Out.Dim);
        long perEdge = lanes.Work + attention.RadialCounts.Sum(static n => (long)n);
        LaneCount perRow = new(lanes.Precision),
            perQuery = new(lanes.Precision);
        // A query, and the point's key for itself.
        long queries = 2 * Of(attention.Query, perQuery).PerRow!.Value;
        LayerCost mixed = Of(attention.Mixing, perRow);
        lanes.Add(perRow);
        lanes.Add(perQuery);
        return new LayerCost(
            attention.Keys.Paths.Count
                + attention.Values.Paths.Count
                + (2 * attention.Query.Paths.Count)
                + attention.Mixing.Paths.Count,
            mixed.PerRow + queries,
            perEdge,
            lanes.Share
        );
    }

    private static LayerCost Of(PixelConvolutionSpec spec, int operandDim, LaneCount lanes) =>
        OfWindow(
            spec.Product,
            spec.Mixing,
            spec.Window.Size * spec.Window.Size,
            block => spec.Parts[block].Length,
            operandDim,
            lanes
        );

    private static LayerCost Of(VolumeConvolutionSpec spec, int operandDim, LaneCount lanes)
    {
        (int x, int y, int z) = spec.Window.Halves;
        return OfWindow(
            spec.Product,
            spec.Mixing,
            ((2 * x) + 1) * ((2 * y) + 1) * ((2 * z) + 1),
            block => spec.Product.In2[block].Irrep.Dim,
            operandDim,
            lanes
        );
    }

    /// <summary>A logit and a weighted value of an edge, query, keys and mixing of a node.</summary>
    private static LayerCost Of(LayerAlgebra.GraphAttention attention, LaneCount lanes)
    {
        LayerCost query = Of(attention.Query, lanes),
            mixing = Of(attention.Mixing, new LaneCount(lanes.Precision));
        long dim = attention.Query.Out.Dim;
        return new LayerCost(
            (3 * query.Paths) + mixing.Paths,
            (3 * query.PerRow) + mixing.PerRow,
            2 * dim,
            query.LaneShare
        );
    }

    /// <summary>
    /// Over pixels or voxels, where a row is a cell of the result: every number of a cell times every function of the
    /// window at every cell of it; then couplings, then the map.
    /// </summary>
    private static LayerCost OfWindow(
        TensorProductSpec product,
        LinearSpec mixing,
        int cells,
        Func<int, int> functionsOf,
        int operandDim,
        LaneCount lanes
    )
    {
        // Functions of orders that couple to nothing in the result are not evaluated.
        long functions = product.Paths.Select(static p => p.In2).Distinct().Sum(functionsOf);
        lanes.Add(functions * cells * operandDim, operandDim);
        AddProduct(product, lanes);
        return Of(mixing, lanes) with { Paths = product.Paths.Count + mixing.Paths.Count };
    }

    private static LayerCost Of(GroupConvolutionSpec spec, LaneCount lanes)
    {
        lanes.Add((long)spec.FanIn * spec.Out.Dim, spec.Out.Dim);
        return new LayerCost(spec.Paths.Count, lanes.Work, LaneShare: lanes.Share);
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
