using System.Globalization;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// A layer as checkpoints describe it: whatever changes the function that it computes, apart from irreps and weights.
/// </summary>
/// <remarks>
/// Kinds, options and values have names of the format's own, so that files still load when something is renamed here.
/// An option at the format's default is left out, so that files still load when the library learns an option whose
/// default is what it did before. Neither names nor defaults may change, whatever becomes of those of the attributes; a
/// test holds them. Where a formula of the library changes, its kind gets a new name ("gate 2"): files of the old one
/// must not load silently.
/// </remarks>
internal static class StoredLayer
{
    /// <summary>The name of a kind.</summary>
    public static string Kind(LayerOptions options) =>
        options switch
        {
            LinearOptions => "linear",
            ProductOptions => "tensor_product",
            TensorSquareOptions => "tensor_square",
            SphericalHarmonicsOptions => "spherical_harmonics",
            ConvolutionOptions => "steerable_convolution",
            PerceptronOptions => "multi_layer_perceptron",
            ActivationOptions => "activation",
            GateOptions => "gate",
            NormActivationOptions => "norm_activation",
            LayerNormOptions => "layer_norm",
            BatchNormOptions => "batch_norm",
            DropoutOptions => "dropout",
            _ => throw new ArgumentOutOfRangeException(
                nameof(options),
                options,
                "This kind of layer has no name in checkpoints."
            ),
        };

    /// <summary>What differs from the format's defaults, as <c>name=value</c>.</summary>
    public static IEnumerable<string> Options(LayerOptions options) =>
        All(options).Where(static o => o.Value != o.Default).Select(static o => $"{o.Name}={o.Value}");

    private static (string Name, string Value, string Default)[] All(LayerOptions options) =>
        options switch
        {
            LinearOptions o =>
            [
                ("bias", Of(o.Bias), "no"),
                ("residual", Of(o.Residual), "no"),
                ("path_normalization", Of(o.PathNormalization), "element"),
            ],
            ProductOptions o =>
            [
                ("paths", o.Kind == ProductKind.Custom ? string.Join("; ", o.Paths) : Of(o.Kind), "fully_connected"),
                ("weights", Of(o.Weights), "owned"),
                ("irrep_normalization", Of(o.IrrepNormalization), "component"),
                ("path_normalization", Of(o.PathNormalization), "element"),
                ("left_variances", Of(o.LeftVariances), string.Empty),
                ("right_variances", Of(o.RightVariances), string.Empty),
                ("result_variances", Of(o.ResultVariances), string.Empty),
            ],
            TensorSquareOptions o =>
            [
                ("weighted", Of(o.Weighted), "yes"),
                ("irrep_normalization", Of(o.IrrepNormalization), "component"),
            ],
            SphericalHarmonicsOptions o =>
            [
                ("normalization", Of(o.Normalization), "component"),
                ("normalize", Of(o.Normalize), "yes"),
                ("epsilon", Of(o.Epsilon), "1E-09"),
            ],
            ConvolutionOptions o =>
            [
                ("max_degree", Of(o.MaxDegree), "1"),
                ("basis", OfBasis(o.Basis), "bessel"),
                ("basis_count", Of(o.BasisCount), "8"),
                ("radial_width", Of(o.RadialWidth), "64"),
                ("radial_layers", Of(o.RadialLayers), "1"),
                ("radial_activation", Of(o.RadialActivation), "silu"),
                ("envelope", OfEnvelope(o.Envelope), "polynomial"),
                ("cutoff", Of(o.Cutoff), "0"),
                ("radial_knots", Of(o.RadialKnots), "0"),
                ("constants", Of(o.Constants), "exact"),
                ("average_neighbours", Of(o.AverageNeighbours), "1"),
            ],
            PerceptronOptions o =>
            [
                ("hidden", string.Join(" ", o.Hidden.Select(Of)), "64"),
                ("activation", Of(o.Activation), "silu"),
                ("bias", Of(o.Bias), "no"),
                ("constants", Of(o.Constants), "exact"),
            ],
            ActivationOptions o =>
            [
                ("functions", string.Join(" ", o.Functions.Select(Of)), string.Empty),
                ("normalize", Of(o.Normalize), "yes"),
                ("constants", Of(o.Constants), "exact"),
            ],
            GateOptions o =>
            [
                ("even", Of(o.Even), "silu"),
                ("odd", Of(o.Odd), "tanh"),
                ("gates", Of(o.Gates), "sigmoid"),
                ("odd_gates", Of(o.OddGates), "tanh"),
                ("constants", Of(o.Constants), "exact"),
            ],
            NormActivationOptions o =>
            [
                ("function", Of(o.Function), "tanh"),
                ("normalize", Of(o.Normalize), "no"),
                ("epsilon", Of(o.Epsilon), "1E-08"),
                ("bias", Of(o.Bias), "no"),
            ],
            LayerNormOptions o => [("affine", Of(o.Affine), "yes"), ("epsilon", Of(o.Epsilon), "1E-05")],
            BatchNormOptions o =>
            [
                ("affine", Of(o.Affine), "yes"),
                ("bias", Of(o.Bias), "yes"),
                ("epsilon", Of(o.Epsilon), "1E-05"),
                ("momentum", Of(o.Momentum), "0.1"),
                ("normalization", OfBatch(o.Normalization), "component"),
                ("reduce", OfBatch(o.Reduce), "mean"),
                ("instance", Of(o.Instance), "no"),
            ],
            DropoutOptions o => [("probability", Of(o.Probability), string.Empty)],
            _ => throw new ArgumentOutOfRangeException(
                nameof(options),
                options,
                "This kind of layer has no options in checkpoints."
            ),
        };

    private static string Of(bool value) => value ? "yes" : "no";

    private static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fewest digits from 15 that read back the same: "R" differs between hosts.</summary>
    private static string Of(ExactDouble value)
    {
        double number = value.ToDouble();
        foreach (string format in new[] { "G15", "G16" })
        {
            string text = number.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == number)
                return text;
        }

        return number.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string Of(EquatableArray<ExactDouble> values) => string.Join(" ", values.Select(Of));

    private static string Of(ProductKind value) =>
        value switch
        {
            ProductKind.FullyConnected => "fully_connected",
            ProductKind.Channelwise => "channelwise",
            ProductKind.Elementwise => "elementwise",
            ProductKind.Full => "full",
            _ => throw Unknown(value),
        };

    private static string Of(WeightSource value) =>
        value switch
        {
            WeightSource.None => "none",
            WeightSource.Owned => "owned",
            WeightSource.Given => "given",
            _ => throw Unknown(value),
        };

    private static string Of(PathNormalization value) =>
        value switch
        {
            PathNormalization.Element => "element",
            PathNormalization.Path => "path",
            PathNormalization.None => "none",
            _ => throw Unknown(value),
        };

    private static string Of(IrrepNormalization value) =>
        value switch
        {
            IrrepNormalization.Component => "component",
            IrrepNormalization.Norm => "norm",
            IrrepNormalization.None => "none",
            _ => throw Unknown(value),
        };

    private static string Of(HarmonicsNormalization value) =>
        value switch
        {
            HarmonicsNormalization.Component => "component",
            HarmonicsNormalization.Norm => "norm",
            HarmonicsNormalization.Integral => "integral",
            _ => throw Unknown(value),
        };

    private static string Of(MomentConstants value) =>
        value switch
        {
            MomentConstants.Exact => "exact",
            MomentConstants.E3nn => "e3nn",
            _ => throw Unknown(value),
        };

    private static string Of(Nonlinearity value) =>
        value switch
        {
            Nonlinearity.Identity => "identity",
            Nonlinearity.SiLU => "silu",
            Nonlinearity.Tanh => "tanh",
            Nonlinearity.Sigmoid => "sigmoid",
            Nonlinearity.ReLU => "relu",
            Nonlinearity.LeakyReLU => "leaky_relu",
            Nonlinearity.ELU => "elu",
            Nonlinearity.GELU => "gelu",
            Nonlinearity.Mish => "mish",
            Nonlinearity.Softplus => "softplus",
            Nonlinearity.ShiftedSoftplus => "shifted_softplus",
            Nonlinearity.Abs => "abs",
            Nonlinearity.Sin => "sin",
            Nonlinearity.Cos => "cos",
            Nonlinearity.Square => "square",
            _ => throw Unknown(value),
        };

    /// <summary>Of a member of the runtime's enumeration, which the generator knows by name.</summary>
    private static string OfBasis(string member) =>
        member switch
        {
            "Bessel" => "bessel",
            "Gaussian" => "gaussian",
            "Cosine" => "cosine",
            "Fourier" => "fourier",
            "SmoothFinite" => "smooth_finite",
            "CosineSeries" => "cosine_series",
            _ => throw Unknown(member),
        };

    private static string OfEnvelope(string member) =>
        member switch
        {
            "Polynomial" => "polynomial",
            "Cosine" => "cosine",
            "SmoothStep" => "smooth_step",
            "None" => "none",
            _ => throw Unknown(member),
        };

    private static string OfBatch(string member) =>
        member switch
        {
            "Component" => "component",
            "Norm" => "norm",
            "Mean" => "mean",
            "Max" => "max",
            _ => throw Unknown(member),
        };

    private static ArgumentOutOfRangeException Unknown(object value) =>
        new(nameof(value), value, "Checkpoints have no name for this value.");
}
