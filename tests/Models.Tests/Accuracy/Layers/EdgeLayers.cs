using GeoDL.Typed.Models.Tests.Networks;

namespace GeoDL.Typed.Models.Tests.Accuracy.Layers;

/// <summary>Harmonics of edges and steerable convolutions to degree 6.</summary>
[EquivariantModel]
public sealed partial class EdgeLayers
{
    private const string Harmonics = "0e + 1o + 2e + 3o + 4e + 5o + 6e";

    [SphericalHarmonics("1o", Harmonics)]
    private partial Features OfDirections(Features vectors);

    [SphericalHarmonics("1o", Harmonics, Normalize = false)]
    private partial Features OfVectors(Features vectors);

    [SteerableConvolution(MaxDegree = 6, RadialWidth = 8)]
    private partial Convolved Convolve(Neighbourhood edges, Signal x);

    [SteerableConvolution(
        "4x0e",
        Harmonics,
        MaxDegree = 6,
        RadialWidth = 8,
        Basis = RadialBasis.Gaussian,
        Envelope = CutoffEnvelope.Cosine
    )]
    private partial Features ByGaussians(Neighbourhood edges, Features x);

    [SteerableConvolution(
        "4x0e",
        Harmonics,
        MaxDegree = 6,
        RadialWidth = 8,
        Basis = RadialBasis.Cosine,
        Envelope = CutoffEnvelope.SmoothStep
    )]
    private partial Features ByCosines(Neighbourhood edges, Features x);

    [SteerableConvolution("4x0e", Harmonics, MaxDegree = 6, RadialWidth = 8, Basis = RadialBasis.Fourier)]
    private partial Features ByWaves(Neighbourhood edges, Features x);

    [SteerableConvolution(
        "4x0e",
        Harmonics,
        MaxDegree = 6,
        RadialWidth = 8,
        Basis = RadialBasis.SmoothFinite,
        Envelope = CutoffEnvelope.None
    )]
    private partial Features ByBumps(Neighbourhood edges, Features x);

    /// <summary>Summed over the neighbours, since edges are renumbered when points are.</summary>
    public Features Directions(PointCloud<Halo> cloud) => cloud.Edges.Sum(OfDirections(cloud.Edges.Vectors));

    public Features Solid(PointCloud<Halo> cloud) => cloud.Edges.Sum(OfVectors(cloud.Edges.Vectors));

    /// <summary>Directions between points that have been moved by a feature.</summary>
    public Features Moved(PointCloud<Halo> cloud)
    {
        Neighbourhood moved = cloud.Edges.At(cloud.Positions + (0.1 * cloud.Features.Velocity));
        return moved.Sum(OfDirections(moved.Vectors));
    }

    public Convolved Convolution(PointCloud<Signal> cloud) => Convolve(cloud.Edges, cloud.Features);

    public Features Gaussians(PointCloud<Signal> cloud) => ByGaussians(cloud.Edges, Seeds(cloud.Features));

    public Features Cosines(PointCloud<Signal> cloud) => ByCosines(cloud.Edges, Seeds(cloud.Features));

    public Features Waves(PointCloud<Signal> cloud) => ByWaves(cloud.Edges, Seeds(cloud.Features));

    public Features Bumps(PointCloud<Signal> cloud) => ByBumps(cloud.Edges, Seeds(cloud.Features));

    private static Features Seeds(Features x) => x.Select(0);
}
