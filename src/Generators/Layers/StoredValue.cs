using System.Globalization;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>The names that checkpoints have for values of options: see <see cref="StoredOption"/>.</summary>
internal static class StoredValue
{
    public static string Of(bool value) => value ? "yes" : "no";

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(ExactDouble value) => ShortestText.Of(value.ToDouble());

    /// <summary>The largest residual that is kept; "none" where all are.</summary>
    public static string OfBound(ExactDouble value) => double.IsPositiveInfinity(value.ToDouble()) ? "none" : Of(value);

    public static string Of(EquatableArray<ExactDouble> values) => string.Join(" ", values.Select(Of));

    public static string Of(ProductKind value) =>
        value switch
        {
            ProductKind.FullyConnected => "fully_connected",
            ProductKind.Channelwise => "channelwise",
            ProductKind.Elementwise => "elementwise",
            ProductKind.Full => "full",
            _ => throw Unknown(value),
        };

    public static string Of(WeightSource value) =>
        value switch
        {
            WeightSource.None => "none",
            WeightSource.Owned => "owned",
            WeightSource.Given => "given",
            _ => throw Unknown(value),
        };

    public static string Of(ContractionBasis value) =>
        value switch
        {
            ContractionBasis.Independent => "independent",
            ContractionBasis.Chains => "chains",
            _ => throw Unknown(value),
        };

    public static string Of(PathNormalization value) =>
        value switch
        {
            PathNormalization.Element => "element",
            PathNormalization.Path => "path",
            PathNormalization.None => "none",
            _ => throw Unknown(value),
        };

    public static string Of(IrrepNormalization value) =>
        value switch
        {
            IrrepNormalization.Component => "component",
            IrrepNormalization.Norm => "norm",
            IrrepNormalization.None => "none",
            _ => throw Unknown(value),
        };

    public static string Of(HarmonicsNormalization value) =>
        value switch
        {
            HarmonicsNormalization.Component => "component",
            HarmonicsNormalization.Norm => "norm",
            HarmonicsNormalization.Integral => "integral",
            _ => throw Unknown(value),
        };

    public static string Of(MomentConstants value) =>
        value switch
        {
            MomentConstants.Exact => "exact",
            MomentConstants.E3nn => "e3nn",
            _ => throw Unknown(value),
        };

    public static string Of(Nonlinearity value) =>
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

    /// <summary>The name for a member of the runtime's enumeration, which the generator knows by name.</summary>
    public static string OfBasis(string member) =>
        member switch
        {
            "Bessel" => "bessel",
            "Gaussian" => "gaussian",
            "Cosine" => "cosine",
            "Fourier" => "fourier",
            "SmoothFinite" => "smooth_finite",
            "CosineSeries" => "cosine_series",
            "Chebyshev" => "chebyshev",
            _ => throw Unknown(member),
        };

    public static string OfEnvelope(string member) =>
        member switch
        {
            "Polynomial" => "polynomial",
            "Cosine" => "cosine",
            "SmoothStep" => "smooth_step",
            "None" => "none",
            _ => throw Unknown(member),
        };

    public static string OfBorder(string member) =>
        member switch
        {
            "Zeros" => "zeros",
            "Reflect" => "reflect",
            "None" => "none",
            _ => throw Unknown(member),
        };

    public static string Of(KernelProfile value) =>
        value switch
        {
            KernelProfile.GaussianDerivatives => "gaussian_derivatives",
            KernelProfile.Rings => "rings",
            KernelProfile.PixelOrbits => "pixel_orbits",
            _ => throw Unknown(value),
        };

    public static string OfBatch(string member) =>
        member switch
        {
            "Component" => "component",
            "Norm" => "norm",
            "Mean" => "mean",
            "Max" => "max",
            _ => throw Unknown(member),
        };

    public static string OfUpsampling(string value) =>
        value switch
        {
            "Bilinear" => "bilinear",
            "Nearest" => "nearest",
            _ => throw Unknown(value),
        };

    public static string OfPooling(string member) =>
        member switch
        {
            "Max" => "max",
            "Mean" => "mean",
            _ => throw Unknown(member),
        };

    public static string OfPolarisation(string member) =>
        member switch
        {
            "Cosmo" => "cosmo",
            "Iau" => "iau",
            _ => throw Unknown(member),
        };

    private static ArgumentOutOfRangeException Unknown(object value) =>
        new(nameof(value), value, "Checkpoints have no name for this value.");
}
