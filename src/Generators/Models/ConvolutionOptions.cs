namespace GeoDL.Typed.Generators.Models;

/// <summary>A steerable convolution over neighbours.</summary>
/// <param name="MaxDegree">Largest degree of the kernel's harmonics.</param>
/// <param name="Basis">Name of the runtime's radial basis.</param>
/// <param name="BasisCount">Number of radial basis functions.</param>
/// <param name="RadialWidth">Width of the radial network.</param>
/// <param name="RadialLayers">Hidden layers of the radial network.</param>
/// <param name="RadialActivation">Its activation.</param>
/// <param name="Envelope">Name of the runtime's envelope.</param>
/// <param name="Constants">Second-moment constants.</param>
/// <param name="AverageNeighbours">The sum is divided by its square root.</param>
/// <param name="Cutoff">Where the kernel ends; 0 takes the edges' own cutoff.</param>
/// <param name="RadialKnots">Intervals of the spline that stands for the radial network; 0 for none.</param>
public sealed record ConvolutionOptions(
    int MaxDegree,
    string Basis,
    int BasisCount,
    int RadialWidth,
    int RadialLayers,
    Nonlinearity RadialActivation,
    string Envelope,
    MomentConstants Constants,
    ExactDouble AverageNeighbours,
    ExactDouble Cutoff,
    int RadialKnots
) : LayerOptions;
