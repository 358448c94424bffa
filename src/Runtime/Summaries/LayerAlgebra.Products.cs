using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <content>Specifications of tensor products and linear maps, as the generator made kernels of them.</content>
internal abstract partial record LayerAlgebra
{
    /// <summary>The product of a layer; null where its paths cannot be read.</summary>
    private static TensorProductSpec? ProductOf(DeclaredLayer layer)
    {
        Irreps left = layer.Operands[0].Signature.Irreps,
            right = layer.Operands[1].Signature.Irreps,
            result = layer.Result.Signature.Irreps;
        Irrep[] filter = [.. result.Select(static b => b.Irrep).Distinct()];
        bool isWeighted = layer.Description.Options.GetValueOrDefault("weights") != "none";
        string paths = layer.Description.Options.GetValueOrDefault("paths") ?? "fully_connected";
        var options = new TensorProductOptions(
            OfName(layer, "irrep_normalization", IrrepNormalization.Component),
            OfName(layer, "path_normalization", PathNormalization.Element),
            Variances(layer, "left_variances"),
            Variances(layer, "right_variances"),
            Variances(layer, "result_variances")
        );
        return paths switch
        {
            "fully_connected" when !isWeighted => Unweighted(
                TensorProductSpec.FullyConnected(left, right, result),
                options
            ),
            "fully_connected" => TensorProductSpec.FullyConnected(left, right, result, options),
            "channelwise" => TensorProductSpec.Channelwise(left, right, filter, options, isWeighted),
            "elementwise" => TensorProductSpec.Elementwise(left, right, filter, options, isWeighted),
            "full" => TensorProductSpec.Full(left, right, filter, options),
            _ => Custom(paths, left, right, result, isWeighted, options),
        };
    }

    /// <summary>The symmetric square of a layer.</summary>
    private static TensorProductSpec SquareOf(DeclaredLayer layer)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        IrrepNormalization normalization = OfName(layer, "irrep_normalization", IrrepNormalization.Component);
        return layer.Description.Options.GetValueOrDefault("weighted") == "no"
            ? TensorProductSpec.TensorSquare(operand, [.. result.Select(static b => b.Irrep).Distinct()], normalization)
            : TensorProductSpec.TensorSquare(operand, result, normalization);
    }

    /// <summary>The map of a linear layer.</summary>
    private static LinearSpec LinearOf(DeclaredLayer layer) =>
        LinearSpec.Create(
            layer.Operands[0].Signature.Irreps,
            layer.Result.Signature.Irreps,
            OfName(layer, "path_normalization", PathNormalization.Element),
            layer.Description.Options.GetValueOrDefault("bias") == "yes"
        );

    private static T OfName<T>(DeclaredLayer layer, string option, T value)
        where T : struct, Enum =>
        layer.Description.Options.TryGetValue(option, out string? text) ? Enum.Parse<T>(text, ignoreCase: true) : value;

    private static double[]? Variances(DeclaredLayer layer, string option) =>
        NumbersOf(layer.Description.Options, option);

    private static TensorProductSpec? Custom(
        string paths,
        Irreps left,
        Irreps right,
        Irreps result,
        bool isWeighted,
        TensorProductOptions options
    )
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
                [.. parsed.Select(p => isWeighted ? p! : p!.WithoutWeight(p.Mode))],
                options
            );
    }

    private static TensorProductSpec Unweighted(TensorProductSpec spec, TensorProductOptions options) =>
        TensorProductSpec.Custom(
            spec.In1,
            spec.In2,
            spec.Out,
            [.. spec.Paths.Select(static p => p.WithoutWeight(ConnectionMode.Uuu))],
            options
        );
}
