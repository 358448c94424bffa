using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <content>Specifications of tensor products.</content>
internal abstract partial record LayerAlgebra
{
    private static TensorProductSpec? ProductOf(DeclaredLayer layer)
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

    private static TensorProductSpec SquareOf(DeclaredLayer layer)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        return layer.Description.Options.GetValueOrDefault("weighted") == "no"
            ? TensorProductSpec.TensorSquare(operand, [.. result.Select(static b => b.Irrep).Distinct()])
            : TensorProductSpec.TensorSquare(operand, result);
    }
}
