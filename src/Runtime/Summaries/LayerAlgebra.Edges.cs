using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>Layers over edges: convolutions and attention.</content>
internal abstract partial record LayerAlgebra
{
    private static Convolution? OfConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps input, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        int[] radial = RadialOf(own);
        foreach ((Irreps harmonics, bool isInPlane) in PossibleHarmonics(layer))
        {
            TensorProductSpec product = Channelwise(input, harmonics, result);
            var mixing = LinearSpec.Create(product.Out.Simplify(), result);
            if (mixing.WeightCount == CountOf(own, "linear.weight") && Gives(layer, radial, product.WeightCount))
                return new Convolution(product, mixing, LargestDegree(layer), isInPlane, radial);
        }

        return null;
    }

    private static Convolution? OfMeshConvolution(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps input, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        int degree = Whole(layer, "max_degree", ConvolutionDefaults.MeshDegree);
        int[] radial = RadialOf(own);
        TensorProductSpec product = Channelwise(input, layer.Result.Signature.Group.Harmonics(degree), result);
        var mixing = LinearSpec.Create(product.Out.Simplify(), result);
        var self = LinearSpec.Create(input, result, PathNormalization.Element, CountOf(own, "self.bias") > 0);
        return
            mixing.WeightCount == CountOf(own, "linear.weight")
            && self.WeightCount == CountOf(own, "self.weight")
            && radial.LastOrDefault() == Whole(layer, "rings", ConvolutionDefaults.Rings) * product.WeightCount
            ? new Convolution(product, mixing, degree, IsInPlane: true, radial) { Self = self }
            : null;
    }

    private static Attention? OfAttention(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps input, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        int[] radial = RadialOf(own);
        foreach ((Irreps harmonics, bool isInPlane) in PossibleHarmonics(layer))
        {
            TensorProductSpec keys = Channelwise(input, harmonics, input),
                values = Channelwise(input, harmonics, result);
            var query = LinearSpec.Create(input, keys.Out.Simplify());
            var mixing = LinearSpec.Create(values.Out.Simplify(), result);
            if (
                mixing.WeightCount == CountOf(own, "linear.weight")
                && query.WeightCount == CountOf(own, "query.weight")
                && Gives(layer, radial, keys.WeightCount + values.WeightCount)
            )
            {
                return new Attention(keys, values, query, mixing, LargestDegree(layer), isInPlane, radial);
            }
        }

        return null;
    }

    private static GraphAttention? OfGraphAttention(DeclaredLayer layer, IReadOnlyList<Parameter> own)
    {
        (Irreps input, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        var query = LinearSpec.Create(input, input);
        var mixing = LinearSpec.Create(input, result);
        return mixing.WeightCount == CountOf(own, "linear.weight") && query.WeightCount == CountOf(own, "query.weight")
            ? new GraphAttention(query, mixing)
            : null;
    }

    /// <summary>The description does not say whether the edges lie in a plane; the numbers of weights do.</summary>
    private static IEnumerable<(Irreps Harmonics, bool IsInPlane)> PossibleHarmonics(DeclaredLayer layer)
    {
        SymmetryGroup group = layer.Result.Signature.Group;
        yield return (group.HarmonicsInSpace(LargestDegree(layer)), false);
        if (!group.IsSpatial)
            yield return (group.Harmonics(LargestDegree(layer)), true);
    }

    private static int LargestDegree(DeclaredLayer layer) => Whole(layer, "max_degree", ConvolutionDefaults.MaxDegree);

    private static TensorProductSpec Channelwise(Irreps input, Irreps harmonics, Irreps result) =>
        TensorProductSpec.Channelwise(input, harmonics, [.. result.Select(static b => b.Irrep).Distinct()]);

    private static int[] RadialOf(IReadOnlyList<Parameter> own) =>
        [.. own.Where(static p => p.Path.Contains(".radial.", StringComparison.Ordinal)).Select(static p => p.Count)];

    /// <summary>Whether a radial network gives as many weights.</summary>
    private static bool Gives(DeclaredLayer layer, int[] radial, long weights)
    {
        int width =
            Whole(layer, "radial_layers", ConvolutionDefaults.RadialLayers) == 0
                ? Whole(layer, "basis_count", ConvolutionDefaults.BasisCount)
                : Whole(layer, "radial_width", ConvolutionDefaults.RadialWidth);
        return radial.LastOrDefault() == width * weights;
    }
}
