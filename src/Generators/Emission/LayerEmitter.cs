using GeoDL.Typed.Generators.Models;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes what a layer is in a model: a field, a line of the constructor, and the method.</summary>
internal static class LayerEmitter
{
    /// <summary>
    /// The field of a layer or module: a prefix that no other generated member has, and behind which escapes are not
    /// needed.
    /// </summary>
    public static string Field(string member) => "__layer_" + member.TrimStart('@');

    /// <summary>The type of the layer object.</summary>
    public static string ObjectType(LayerOptions options) =>
        options switch
        {
            LinearOptions => Api.Layer("Linear"),
            ProductOptions or TensorSquareOptions => Api.Layer("TensorProduct"),
            SphericalHarmonicsOptions => Api.Layer("SphericalHarmonics"),
            ConvolutionOptions => Api.Layer("SteerableConvolution"),
            PerceptronOptions => Api.Layer("MultiLayerPerceptron"),
            ActivationOptions => Api.Layer("Activation"),
            GateOptions => Api.Layer("Gate"),
            NormActivationOptions => Api.Layer("NormActivation"),
            LayerNormOptions => Api.Layer("LayerNorm"),
            BatchNormOptions => Api.Layer("BatchNorm"),
            DropoutOptions => Api.Layer("Dropout"),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "This kind of layer has no object."),
        };

    /// <summary>
    /// Writes the statement that makes the layer object, with <c>builder</c> in scope: an argument a line.
    /// </summary>
    public static void WriteCreation(SourceWriter writer, LayerDeclaration layer)
    {
        string[] kernels =
        [
            .. KernelRequest.Of(layer).Select(static k => $"global::{RuntimeNames.Generated}.{k.TypeName}"),
        ];
        string create = $"{Field(layer.Method)} = {ObjectType(layer.Options!)}.Create";
        writer.Line(create + (kernels.Length == 0 ? "(" : "<"));
        using (writer.Indented())
        {
            for (int i = 0; i < kernels.Length; i++)
                writer.Line(kernels[i] + (i == kernels.Length - 1 ? ">(" : ","));
            string[] stored =
            [
                layer.StoredName,
                StoredLayer.Kind(layer.Options!),
                .. StoredLayer.Options(layer.Options!),
            ];
            string[] arguments =
            [
                $"builder.Layer({string.Join(", ", stored.Select(static s => Literal.Of(s).ToString()))})",
                .. Layouts(layer),
                .. Settings(layer.Options!),
            ];
            for (int i = 0; i < arguments.Length; i++)
                writer.Line(arguments[i] + (i == arguments.Length - 1 ? ");" : ","));
        }
    }

    /// <summary>Writes the method with its documentation.</summary>
    public static void WriteMethod(SourceWriter writer, LayerDeclaration layer)
    {
        (string sentence, IReadOnlyList<string> table) = LayerSummary.Of(layer);
        Documentation.Write(writer, layer.Documentation, sentence, table);
        GeneratedFile.WriteMark(writer, layer.IsMarked);
        string header = MethodHeader(layer);
        if (layer.Options is null || layer.Result is null)
        {
            writer.Line(header + " =>");
            writer.Line("    " + ErrorBody.Of($"Layer '{layer.Method}'") + ";");
            return;
        }

        IEnumerable<string> operands = layer.Operands.Select(static o => $"{Api.FeatureMarshal}.Unwrap({o.Name})");
        if (layer.Options is TensorSquareOptions)
            operands = operands.Concat(operands);
        if (layer.Geometry.Length > 0)
            operands = operands.Prepend(layer.Geometry);
        // A parameter may have the field's name.
        string field = layer.Parameters.Any(p => p.Name.TrimStart('@') == Field(layer.Method))
            ? "this." + Field(layer.Method)
            : Field(layer.Method);
        writer.Line(header + " =>");
        writer.Line(
            $"    {Api.FeatureMarshal}.Wrap<{layer.Result.Type}>({field}.Apply({string.Join(", ", operands)}));"
        );
    }

    /// <summary>The header of the implementing part: modifiers and names as the user wrote them.</summary>
    public static string MethodHeader(LayerDeclaration layer) =>
        $"{layer.Modifiers} {layer.ReturnType} {layer.Method}"
        + $"({string.Join(", ", layer.Parameters.Select(static p => $"{p.Modifiers}{p.Type} {p.Name}"))})";

    private static string[] Layouts(LayerDeclaration layer)
    {
        string input = LayoutSource.Of(layer.Operands[0]);
        string result = LayoutSource.Of(layer.Result!);
        return layer.Options switch
        {
            ProductOptions => [input, LayoutSource.Of(layer.Operands[1]), result],
            TensorSquareOptions => [input, input, result],
            ConvolutionOptions o => [input, Middle(layer, o), result],
            NormActivationOptions or LayerNormOptions or BatchNormOptions or DropoutOptions => [input],
            _ => [input, result],
        };
    }

    private static string[] Settings(LayerOptions options) =>
        options switch
        {
            LinearOptions o => [$"residual: {Literals.Of(o.Residual)}"],
            ProductOptions o => [Weights(o.Weights)],
            TensorSquareOptions o => [Weights(o.Weighted ? WeightSource.Owned : WeightSource.None)],
            SphericalHarmonicsOptions o =>
            [
                $"normalize: {Literals.Of(o.Normalize)}",
                $"epsilon: {Literals.Of(o.Epsilon)}",
            ],
            PerceptronOptions o =>
            [
                $"[{string.Join(", ", o.Hidden.Select(Literals.Of))}]",
                Literals.Of(o.Activation),
                $"bias: {Literals.Of(o.Bias)}",
                Literals.Of(o.Constants),
            ],
            ActivationOptions o =>
            [
                $"[{string.Join(", ", o.Functions.Select(Literals.Of))}]",
                $"normalize: {Literals.Of(o.Normalize)}",
                Literals.Of(o.Constants),
            ],
            GateOptions o =>
            [
                $"even: {Literals.Of(o.Even)}",
                $"odd: {Literals.Of(o.Odd)}",
                $"gates: {Literals.Of(o.Gates)}",
                $"oddGates: {Literals.Of(o.OddGates)}",
                Literals.Of(o.Constants),
            ],
            NormActivationOptions o =>
            [
                Literals.Of(o.Function),
                $"normalize: {Literals.Of(o.Normalize)}",
                $"epsilon: {Literals.Of(o.Epsilon)}",
                $"bias: {Literals.Of(o.Bias)}",
            ],
            LayerNormOptions o => [$"affine: {Literals.Of(o.Affine)}", $"epsilon: {Literals.Of(o.Epsilon)}"],
            BatchNormOptions o => [$"new {Api.Service("BatchNormOptions")} {{ {string.Join(", ", BatchNorm(o))} }}"],
            DropoutOptions o => [$"probability: {Literals.Of(o.Probability)}"],
            ConvolutionOptions o =>
            [
                $"new {Api.Service("SteerableConvolutionOptions")} {{ {string.Join(", ", Convolution(o))} }}",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "This kind of layer has no factory."),
        };

    private static string Weights(WeightSource source) => $"{Api.Service("TensorWeights")}.{source}";

    private static string[] BatchNorm(BatchNormOptions o) =>
        [
            $"Affine = {Literals.Of(o.Affine)}",
            $"Bias = {Literals.Of(o.Bias)}",
            $"Epsilon = {Literals.Of(o.Epsilon)}",
            $"Momentum = {Literals.Of(o.Momentum)}",
            $"Normalization = {Api.BatchNormalization}.{o.Normalization}",
            $"Reduce = {Api.BatchReduction}.{o.Reduce}",
            $"Instance = {Literals.Of(o.Instance)}",
        ];

    private static string[] Convolution(ConvolutionOptions o) =>
        [
            $"Basis = {Api.RadialBasis}.{o.Basis}",
            $"BasisCount = {Literals.Of(o.BasisCount)}",
            $"RadialWidth = {Literals.Of(o.RadialWidth)}",
            $"RadialLayers = {Literals.Of(o.RadialLayers)}",
            $"RadialActivation = {Literals.Of(o.RadialActivation)}",
            $"Envelope = {Api.CutoffEnvelope}.{o.Envelope}",
            $"Cutoff = {Literals.Of(o.Cutoff)}",
            $"RadialKnots = {Literals.Of(o.RadialKnots)}",
            $"Constants = {Literals.Of(o.Constants)}",
            $"AverageNeighbours = {Literals.Of(o.AverageNeighbours)}",
        ];

    private static string Middle(LayerDeclaration layer, ConvolutionOptions o)
    {
        (Algebra.Signature x, Algebra.Signature z) = (layer.Operands[0].Parse(), layer.Result!.Parse());
        return LayoutSource.Of(LayerAlgebra.ConvolutionProduct(o, x, z).Out.Simplify(), x.Group);
    }
}
