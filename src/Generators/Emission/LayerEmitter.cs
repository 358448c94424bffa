using GeoDL.Typed.Generators.Models;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Writes what a layer is in a model: a field, a line of the constructor, and the method.</summary>
internal static class LayerEmitter
{
    /// <summary>The field of a layer or module; escapes are not needed behind the prefix.</summary>
    public static string Field(string member) => "__" + member.TrimStart('@');

    /// <summary>The type of the layer object.</summary>
    public static string ObjectType(LayerOptions options) => options switch
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

    /// <summary>The expression that makes the layer object, with <c>builder</c> in scope.</summary>
    public static string Creation(TypeContext type, LayerDeclaration layer)
    {
        string child = $"builder.Child({Literal.Of(layer.StoredName)})";
        string result = LayoutSource.Of(layer.Result!);
        string input = LayoutSource.Of(layer.Operands[0]);
        string create = ObjectType(layer.Options!) + ".Create";
        return layer.Options switch
        {
            LinearOptions o => $"{create}<{Kernel(type, layer, KernelPart.Linear)}>({child}, {input}, {result}, residual: {Literals.Of(o.Residual)})",
            ProductOptions o => $"{create}<{Kernel(type, layer, KernelPart.Product)}>({child}, {input}, {LayoutSource.Of(layer.Operands[1])}, {result}, {Weights(o.Weights)})",
            TensorSquareOptions o => $"{create}<{Kernel(type, layer, KernelPart.Product)}>({child}, {input}, {input}, {result}, {Weights(o.Weighted ? WeightSource.Owned : WeightSource.None)})",
            SphericalHarmonicsOptions o => $"{create}<{Kernel(type, layer, KernelPart.Harmonics)}>({child}, {input}, {result}, normalize: {Literals.Of(o.Normalize)}, epsilon: {Literals.Of(o.Epsilon)})",
            ConvolutionOptions o => Convolution(type, layer, o, create, child, input, result),
            PerceptronOptions o => $"{create}({child}, {input}, {result}, [{string.Join(", ", o.Hidden.Select(Literals.Of))}], {Literals.Of(o.Activation)}, bias: {Literals.Of(o.Bias)}, {Literals.Of(o.Constants)})",
            ActivationOptions o => $"{create}({child}, {input}, {result}, [{string.Join(", ", o.Functions.Select(Literals.Of))}], normalize: {Literals.Of(o.Normalize)}, {Literals.Of(o.Constants)})",
            GateOptions o => $"{create}({child}, {input}, {result}, even: {Literals.Of(o.Even)}, odd: {Literals.Of(o.Odd)}, gates: {Literals.Of(o.Gates)}, {Literals.Of(o.Constants)})",
            NormActivationOptions o => $"{create}({child}, {input}, {Literals.Of(o.Function)}, normalize: {Literals.Of(o.Normalize)}, epsilon: {Literals.Of(o.Epsilon)}, bias: {Literals.Of(o.Bias)})",
            LayerNormOptions o => $"{create}({child}, {input}, affine: {Literals.Of(o.Affine)}, epsilon: {Literals.Of(o.Epsilon)})",
            BatchNormOptions o => $"{create}({child}, {input}, affine: {Literals.Of(o.Affine)}, epsilon: {Literals.Of(o.Epsilon)}, momentum: {Literals.Of(o.Momentum)})",
            DropoutOptions o => $"{create}({child}, {input}, probability: {Literals.Of(o.Probability)})",
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.Options, "This kind of layer has no factory."),
        };
    }

    /// <summary>Writes the method with its documentation.</summary>
    public static void WriteMethod(SourceWriter writer, LayerDeclaration layer)
    {
        (string sentence, IReadOnlyList<string> table) = LayerSummary.Of(layer);
        Documentation.Write(writer, layer.Documentation, sentence, table);
        writer.Line(GeneratedFile.Attribute);
        string header = MethodHeader(layer);
        if (layer.Options is null || layer.Result is null)
        {
            writer.Line(header + " =>");
            writer.Line($"    throw new global::System.InvalidOperationException({Literal.Of($"Layer '{layer.Method}' was built with an error: see the GDL diagnostic.")});");
            return;
        }

        IEnumerable<string> operands = layer.Operands.Select(static o => $"{Api.Plumbing}.Unwrap({o.Name})");
        if (layer.Options is TensorSquareOptions)
            operands = operands.Concat(operands);
        if (layer.Geometry.Length > 0)
            operands = operands.Prepend(layer.Geometry);
        writer.Line(header + " =>");
        writer.Line($"    {Api.Plumbing}.Wrap<{layer.Result.Type}>({Field(layer.Method)}.Apply({string.Join(", ", operands)}));");
    }

    /// <summary>The header of the implementing part: modifiers and names as the user wrote them.</summary>
    public static string MethodHeader(LayerDeclaration layer) =>
        $"{layer.Modifiers} {layer.ReturnType} {layer.Method}({string.Join(", ", layer.Parameters.Select(static p => $"{p.Modifiers}{p.Type} {p.Name}"))})";

    private static string Kernel(TypeContext type, LayerDeclaration layer, KernelPart part) =>
        $"global::{RuntimeNames.Generated}.{KernelRequest.NameOf(type, layer, part)}";

    private static string Weights(WeightSource source) => $"{Api.Service("TensorWeights")}.{source}";

    private static string Convolution(TypeContext type, LayerDeclaration layer, ConvolutionOptions o, string create, string child, string input, string result)
    {
        (Algebra.Signature x, Algebra.Signature z) = (layer.Operands[0].Parse(), layer.Result!.Parse());
        string middle = LayoutSource.Of(LayerAlgebra.ConvolutionProduct(o, x, z).Out.Simplify(), x.Group);
        string kernels = string.Join(", ", Kernel(type, layer, KernelPart.Product), Kernel(type, layer, KernelPart.Linear), Kernel(type, layer, KernelPart.Harmonics));
        return $"{create}<{kernels}>({child}, {input}, {middle}, {result}, new {Api.Service("SteerableConvolutionOptions")}"
            + $" {{ Basis = {Api.RadialBasis}.{o.Basis}, BasisCount = {Literals.Of(o.BasisCount)}, RadialWidth = {Literals.Of(o.RadialWidth)}, RadialLayers = {Literals.Of(o.RadialLayers)},"
            + $" RadialActivation = {Literals.Of(o.RadialActivation)}, Envelope = {Api.CutoffEnvelope}.{o.Envelope}, Constants = {Literals.Of(o.Constants)}, AverageNeighbours = {Literals.Of(o.AverageNeighbours)}, Cutoff = {Literals.Of(o.Cutoff)} }})";
    }
}
