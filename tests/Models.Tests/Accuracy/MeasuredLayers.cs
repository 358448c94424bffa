using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Models.Tests.Accuracy.Layers;
using GeoDL.Typed.Models.Tests.Networks;
using GalaxyVelocityNet = GeoDL.Typed.Samples.Galaxies.Network.VelocityNet;

namespace GeoDL.Typed.Models.Tests.Accuracy;

/// <summary>Every kind of layer, every operation, and the networks.</summary>
internal static class MeasuredLayers
{
    private const string All = "0–6 → 0–6";
    private const string Products = "1, 3, 6 ⊗ 1, 2, 6 → 0–6";
    private const string Threes = "3 ⊗ 3 → 0–6";

    public static IReadOnlyList<MeasuredLayer> List { get; } =
    [
        Pointwise<AllDegrees>("Linear, bias", All, static (m, c) => m.Linear(c)),
        Pointwise<AllDegrees>("Linear, residual", All, static (m, c) => m.Residual(c)),
        Pointwise<AllDegrees>("Activation", "0 → 0", static (m, c) => m.Activation(c)),
        Pointwise<Gated<AllDegrees>>("Gate", All, static (m, c) => m.Gate(c)),
        Pointwise<AllDegrees>("NormActivation", All, static (m, c) => m.NormActivation(c)),
        Pointwise<AllDegrees>("LayerNorm", All, static (m, c) => m.LayerNorm(c)),
        Pointwise<AllDegrees>("BatchNorm, training", All, static (m, c) => m.BatchNorm(c)),
        Pointwise<AllDegrees>("BatchNorm, prediction", All, static (m, c) => m.BatchNorm(c), training: false),
        Pointwise<AllDegrees>("Dropout, rows in place", All, static (m, c) => m.Dropout(c), permutes: false),
        Pointwise<AllDegrees>("MultiLayerPerceptron of norms", "0–6 → 0", static (m, c) => m.MultiLayerPerceptron(c)),
        Custom<OuterOperands>("TensorProduct, uvw", static (m, c) => m.Uvw(c)),
        Custom<OuterOperands>("TensorProduct, uvu", static (m, c) => m.Uvu(c)),
        Custom<OuterOperands>("TensorProduct, uvv", static (m, c) => m.Uvv(c)),
        Custom<PairedOperands>("TensorProduct, uuw", static (m, c) => m.Uuw(c)),
        Custom<PairedOperands>("TensorProduct, uuu", static (m, c) => m.Uuu(c)),
        Custom<OuterOperands>("TensorProduct, uvuv", static (m, c) => m.Uvuv(c)),
        Custom<PairedOperands>("TensorProduct, uvu<v", static (m, c) => m.UvuLessV(c)),
        Custom<PairedOperands>("TensorProduct, u<vw", static (m, c) => m.ULessVw(c)),
        Named<WeightedOperands>("TensorProduct, fully connected", Threes, static (m, c) => m.FullyConnected(c)),
        Named<WeightedOperands>("TensorProduct, full", Threes, static (m, c) => m.Full(c)),
        Named<EqualOperands>("TensorProduct, element-wise", Threes, static (m, c) => m.Elementwise(c)),
        Named<WeightedOperands>(
            "TensorProduct, channel-wise, weights owned",
            Threes,
            static (m, c) => m.Channelwise(c)
        ),
        Named<WeightedOperands>(
            "TensorProduct, channel-wise, weights given",
            Threes,
            static (m, c) => m.GivenWeights(c)
        ),
        Named<WeightedOperands>("TensorProduct, channel-wise, no weights", Threes, static (m, c) => m.NoWeights(c)),
        Named<EqualOperands>("TensorSquare", Threes, static (m, c) => m.Square(c)),
        Edges<Halo>("SphericalHarmonics of edges", "1 → 0–6", static (m, c) => m.Directions(c)),
        Edges<Halo>("SphericalHarmonics of edges, solid", "1 → 0–6", static (m, c) => m.Solid(c)),
        Edges<Halo>("SphericalHarmonics of edges at moved positions", "1 → 0–6", static (m, c) => m.Moved(c)),
        Edges<Signal>("SteerableConvolution, Bessel", "0, 1, 6 → 0–6", static (m, c) => m.Convolution(c)),
        Edges<Signal>("SteerableConvolution, Gaussian", "0 → 0–6", static (m, c) => m.Gaussians(c)),
        Edges<Signal>("SteerableConvolution, cosine", "0 → 0–6", static (m, c) => m.Cosines(c)),
        Edges<Signal>("SteerableConvolution, Fourier", "0 → 0–6", static (m, c) => m.Waves(c)),
        Edges<Signal>("SteerableConvolution, smooth finite", "0 → 0–6", static (m, c) => m.Bumps(c)),
        Geometric<Halo>("Edge vectors", "1", static (m, c) => m.EdgeVectors(c)),
        Geometric<Halo>("Edge lengths", "0", static (m, c) => m.EdgeLengths(c)),
        Geometric<Halo>("Radial basis and envelope, Bessel", "0", static (m, c) => m.Radial(c, RadialBasis.Bessel)),
        Geometric<Halo>("Radial basis and envelope, Gaussian", "0", static (m, c) => m.Radial(c, RadialBasis.Gaussian)),
        Geometric<Halo>("Radial basis and envelope, cosine", "0", static (m, c) => m.Radial(c, RadialBasis.Cosine)),
        Geometric<Halo>("Radial basis and envelope, Fourier", "0", static (m, c) => m.Radial(c, RadialBasis.Fourier)),
        Geometric<Halo>(
            "Radial basis and envelope, smooth finite",
            "0",
            static (m, c) => m.Radial(c, RadialBasis.SmoothFinite)
        ),
        Geometric<Halo>("Edges at moved positions", "1", static (m, c) => m.MovedPositions(c)),
        Geometric<Halo>("Positions from their mean", "1", static (m, c) => m.Offsets(c)),
        Geometric<AllDegrees>("Softmax over neighbours", "0–6", static (m, c) => m.Softmax(c)),
        Geometric<AllDegrees>("Sum over neighbours", "0–6", static (m, c) => m.SumOverNeighbours(c)),
        Geometric<AllDegrees>("Mean over neighbours", "0–6", static (m, c) => m.MeanOverNeighbours(c)),
        Geometric<AllDegrees>("Sum over clouds", "0–6", static (m, c) => m.SumOverCloud(c)),
        Geometric<AllDegrees>("Mean of clouds, spread to points", "0–6", static (m, c) => m.MeanBroadcastToPoints(c)),
        Geometric<AllDegrees>("Mean of clouds, spread to edges", "0–6", static (m, c) => m.MeanBroadcastToEdges(c)),
        Geometric<AllDegrees>("Norms", "0–6 → 0", static (m, c) => m.Norms(c)),
        Geometric<AllDegrees>("Inner products", "0–6 → 0", static (m, c) => m.InnerProducts(c)),
        Geometric<AllDegrees>("Division by norms", "0–6", static (m, c) => m.Directions(c)),
        Geometric<AllDegrees>(
            "Function of squared norms, times features",
            "0–6",
            static (m, c) => m.ScaledByFunction(c)
        ),
        Geometric<AllDegrees>("Sum and mean over copies", "0–6", static (m, c) => m.SumOverCopies(c)),
        new MeasuredLayer<GalaxyVelocityNet, Samples.Galaxies.Network.Galaxy>(
            "Network: galaxies (samples/Galaxies)",
            "0, 1",
            static p => new GalaxyVelocityNet(7, p),
            static (m, c) => m.Forward(c)
        )
        {
            Counts = [16, 12],
            Scale = 150,
        },
        new MeasuredLayer<GalaxyNet, Halo>(
            "Network: two convolutions, mean of the cloud",
            "0–2",
            static p => new GalaxyNet(7, p),
            static (m, c) => m.Forward(c)
        ),
        new MeasuredLayer<InlineNet, InlineNet.Inputs>(
            "Network: products by hand",
            "0–2",
            static p => new InlineNet(7, p),
            static (m, c) => m.Forward(c)
        ),
    ];

    private static MeasuredLayer<PointwiseLayers, TIn> Pointwise<TIn>(
        string name,
        string degrees,
        LayerCall<PointwiseLayers, TIn> call,
        bool training = true,
        bool permutes = true
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct =>
        new(name, degrees, static p => new PointwiseLayers(7, p), call) { Training = training, Permutes = permutes };

    private static MeasuredLayer<CustomProducts, TIn> Custom<TIn>(string name, LayerCall<CustomProducts, TIn> call)
        where TIn : struct, IFeatures<TIn>, allows ref struct =>
        new(name, Products, static p => new CustomProducts(7, p), call);

    private static MeasuredLayer<NamedProducts, TIn> Named<TIn>(
        string name,
        string degrees,
        LayerCall<NamedProducts, TIn> call
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct =>
        new(name, degrees, static p => new NamedProducts(7, p), call);

    private static MeasuredLayer<EdgeLayers, TIn> Edges<TIn>(
        string name,
        string degrees,
        LayerCall<EdgeLayers, TIn> call
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct =>
        new(name, degrees, static p => new EdgeLayers(7, p), call);

    private static MeasuredLayer<Geometry, TIn> Geometric<TIn>(
        string name,
        string degrees,
        LayerCall<Geometry, TIn> call
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct =>
        new(name, degrees, static p => new Geometry(7, p), call);
}
