using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>Attention: keys and values of an edge, queries and mixing of a point.</content>
internal sealed partial record LayerCost
{
    private static LayerCost OfAttention(DeclaredLayer layer, IReadOnlyList<Parameter> own, LaneCount lanes)
    {
        Irreps input = layer.Operands[0].Signature.Irreps,
            result = layer.Result.Signature.Irreps;
        foreach (Irreps harmonics in PossibleHarmonics(layer))
        {
            TensorProductSpec keys = Channelwise(input, harmonics, input),
                values = Channelwise(input, harmonics, result);
            var query = LinearSpec.Create(input, keys.Out.Simplify());
            var mixing = LinearSpec.Create(values.Out.Simplify(), result);
            if (
                mixing.WeightCount != CountOf(own, "linear.weight")
                || query.WeightCount != CountOf(own, "query.weight")
                || !HasNetwork(layer, own, keys.WeightCount + values.WeightCount, out long network)
            )
            {
                continue;
            }

            AddProduct(keys, lanes);
            AddProduct(values, lanes);
            lanes.Add(keys.Out.Dim, keys.Out.Dim);
            long perEdge = lanes.Work + network;
            LaneCount perRow = new(lanes.Precision),
                perQuery = new(lanes.Precision);
            // A query, and the point's key for itself.
            long queries = 2 * Of(query, perQuery).PerRow!.Value;
            LayerCost mixed = Of(mixing, perRow);
            lanes.Add(perRow);
            lanes.Add(perQuery);
            return new LayerCost(
                keys.Paths.Count + values.Paths.Count + (2 * query.Paths.Count) + mixing.Paths.Count,
                mixed.PerRow + queries,
                perEdge,
                lanes.Share
            );
        }

        return Unknown;
    }
}
