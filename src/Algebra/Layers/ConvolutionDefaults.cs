namespace GeoDL.Typed.Algebra;

/// <summary>
/// The default options of a steerable convolution, for the attribute, the generator and the runtime.
/// </summary>
public static class ConvolutionDefaults
{
    /// <summary>Largest degree of the kernel's harmonics.</summary>
    public const int MaxDegree = 1;

    /// <summary>Largest order of the kernel's harmonics on a surface.</summary>
    public const int MeshDegree = 2;

    /// <summary>Radial functions of a kernel on a surface.</summary>
    public const int Rings = 2;

    /// <summary>Pixels along a side of the window of a convolution over pixels.</summary>
    public const int Size = 5;

    /// <summary>Pixels along a side of the window of a group convolution.</summary>
    public const int GroupSize = 3;

    /// <summary>Number of radial basis functions.</summary>
    public const int BasisCount = 8;

    /// <summary>What radial basis functions are multiplied by.</summary>
    public const double BasisScale = 1;

    /// <summary>Width of the hidden layers of the radial network.</summary>
    public const int RadialWidth = 64;

    /// <summary>Hidden layers of the radial network.</summary>
    public const int RadialLayers = 1;

    /// <summary>Activation of the radial network.</summary>
    public const Nonlinearity RadialActivation = Nonlinearity.SiLU;

    /// <summary>Exponent of the polynomial envelope.</summary>
    public const int EnvelopeExponent = 6;

    /// <summary>Typical number of neighbours.</summary>
    public const double AverageNeighbours = 1;
}
