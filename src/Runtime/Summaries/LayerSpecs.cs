using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed;

/// <summary>
/// The specifications of layers, from their descriptions in checkpoints: what the generator made kernels of.
/// </summary>
internal static class LayerSpecs
{
    /// <summary>The product of a layer; null where its paths cannot be read.</summary>
    internal static TensorProductSpec? Product(DeclaredLayer layer)
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
    internal static TensorProductSpec Square(DeclaredLayer layer)
    {
        (Irreps operand, Irreps result) = (layer.Operands[0].Signature.Irreps, layer.Result.Signature.Irreps);
        IrrepNormalization normalization = OfName(layer, "irrep_normalization", IrrepNormalization.Component);
        return layer.Description.Options.GetValueOrDefault("weighted") == "no"
            ? TensorProductSpec.TensorSquare(operand, [.. result.Select(static b => b.Irrep).Distinct()], normalization)
            : TensorProductSpec.TensorSquare(operand, result, normalization);
    }

    /// <summary>The map of a linear layer.</summary>
    internal static LinearSpec Linear(DeclaredLayer layer) =>
        LinearSpec.Create(
            layer.Operands[0].Signature.Irreps,
            layer.Result.Signature.Irreps,
            OfName(layer, "path_normalization", PathNormalization.Element),
            layer.Description.Options.GetValueOrDefault("bias") == "yes"
        );

    /// <summary>
    /// The product of a convolution with the harmonics, and the map behind it; null where they do not agree with the
    /// parameters that the layer has.
    /// </summary>
    internal static (TensorProductSpec Product, LinearSpec Mixing)? Convolution(
        DeclaredLayer layer,
        IReadOnlyList<Parameter> own
    )
    {
        Irreps input = layer.Operands[0].Signature.Irreps,
            result = layer.Result.Signature.Irreps;
        int maxDegree = Whole(layer, "max_degree", ConvolutionDefaults.MaxDegree);
        SymmetryGroup group = layer.Result.Signature.Group;
        Irrep[] filter = [.. result.Select(static b => b.Irrep).Distinct()];
        // The description does not say whether the edges lie in a plane; the numbers of weights do.
        foreach (bool isInPlane in group.IsSpatial ? new[] { false } : [false, true])
        {
            Irreps harmonics = isInPlane ? group.Harmonics(maxDegree) : group.HarmonicsInSpace(maxDegree);
            var product = TensorProductSpec.Channelwise(input, harmonics, filter);
            var mixing = LinearSpec.Create(product.Out.Simplify(), result);
            int? last = own.LastOrDefault(static p => p.Path.Contains(".radial.", StringComparison.Ordinal))?.Count;
            int width =
                Whole(layer, "radial_layers", ConvolutionDefaults.RadialLayers) == 0
                    ? Whole(layer, "basis_count", ConvolutionDefaults.BasisCount)
                    : Whole(layer, "radial_width", ConvolutionDefaults.RadialWidth);
            bool isRadial = (last ?? 0) == (long)width * product.WeightCount;
            if (isRadial && mixing.WeightCount == CountOf(own, "linear.weight"))
                return (product, mixing);
        }

        return null;
    }

    /// <summary>How many numbers the parameters of a name have.</summary>
    internal static int CountOf(IReadOnlyList<Parameter> own, string name) =>
        own.Where(p => p.Path.EndsWith("." + name, StringComparison.Ordinal)).Sum(static p => p.Count);

    /// <summary>An option that is a whole number.</summary>
    internal static int Whole(DeclaredLayer layer, string option, int value) =>
        layer.Description.Options.TryGetValue(option, out string? text)
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : value;

    private static T OfName<T>(DeclaredLayer layer, string option, T value)
        where T : struct, Enum =>
        layer.Description.Options.TryGetValue(option, out string? text) ? Enum.Parse<T>(text, ignoreCase: true) : value;

    private static double[]? Variances(DeclaredLayer layer, string option) =>
        layer.Description.Options.TryGetValue(option, out string? text) && text.Length > 0
            ? [.. text.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))]
            : null;

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
