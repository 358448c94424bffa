using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads layers whose result has the signature of their operand: norms, norm activations, dropout.</summary>
internal static class UnchangedReader
{
    public static LayerOptions Read(LayerScope layer)
    {
        if (layer.Input.Signature != layer.Result.Signature)
        {
            layer.Fault(
                FaultIds.SignatureChanged,
                layer.Result.Location,
                layer.Kind,
                layer.Input.ToString(),
                layer.Result.ToString()
            );
        }
        return layer.Kind switch
        {
            "NormActivation" => new NormActivationOptions(
                layer.Choice("Function", Nonlinearity.Tanh),
                layer.Attribute.Flag("Normalize", false),
                Epsilon(layer, 1e-8),
                layer.Attribute.Flag("Bias", false)
            ),
            "LayerNorm" => new LayerNormOptions(layer.Attribute.Flag("Affine", true), Epsilon(layer, 1e-5)),
            "BatchNorm" => new BatchNormOptions(
                layer.Attribute.Flag("Affine", true),
                layer.Attribute.Flag("Bias", true),
                Epsilon(layer, 1e-5),
                layer.RealOption("Momentum", 0.1, static m => m is >= 0 and <= 1, "a number from 0 to 1"),
                layer.NamedOption("Normalization", "Component", "BatchNormalization"),
                layer.NamedOption("Reduce", "Mean", "BatchReduction"),
                layer.Attribute.Flag("Instance", false)
            ),
            _ => new DropoutOptions(
                layer.RealOption(
                    "Probability",
                    0,
                    static p => p is >= 0 and < 1,
                    "a number from 0 up to, not including, 1"
                )
            ),
        };
    }

    private static ExactDouble Epsilon(LayerScope layer, double fallback) =>
        layer.RealOption("Epsilon", fallback, OptionRules.IsEpsilon, OptionRules.AllowedEpsilon);
}
