namespace GeoDL.Typed.CompilerServices;

/// <summary>The hyperparameters of a steerable convolution, as its attribute has them.</summary>
public sealed record SteerableConvolutionOptions
{
    /// <summary>The radial basis.</summary>
    public RadialBasis Basis { get; init; } = RadialBasis.Bessel;

    /// <summary>Number of radial basis functions.</summary>
    public int BasisCount { get; init; } = 8;

    /// <summary>Width of the hidden layers of the radial network.</summary>
    public int RadialWidth { get; init; } = 64;

    /// <summary>Number of hidden layers of the radial network.</summary>
    public int RadialLayers { get; init; } = 1;

    /// <summary>Activation of the radial network.</summary>
    public Nonlinearity RadialActivation { get; init; } = Nonlinearity.SiLU;

    /// <summary>The envelope.</summary>
    public CutoffEnvelope Envelope { get; init; } = CutoffEnvelope.Polynomial;

    /// <summary>Length at which the kernel ends, in the units of the positions; 0 takes the edges' own cutoff.</summary>
    public double Cutoff { get; init; }

    /// <summary>Second-moment constants of the radial network.</summary>
    public MomentConstants Constants { get; init; } = MomentConstants.Exact;

    /// <summary>The sum over neighbours is divided by the square root of this number.</summary>
    public double AverageNeighbours { get; init; } = 1;

    internal void Check(string path)
    {
        if (!Enum.IsDefined(Basis) || !Enum.IsDefined(Envelope))
            throw new ArgumentException($"Layer '{path}': '{Basis}' or '{Envelope}' is not one of the named radial functions.");
        if (BasisCount < 1 || RadialWidth < 1 || RadialLayers < 0)
            throw new ArgumentException($"Layer '{path}': BasisCount and RadialWidth are at least 1 and RadialLayers at least 0, but they are {BasisCount}, {RadialWidth} and {RadialLayers}.");
        if (!(AverageNeighbours > 0 && double.IsFinite(AverageNeighbours)))
            throw new ArgumentException($"Layer '{path}': AverageNeighbours is a positive number, not {AverageNeighbours}.");
        if (!(Cutoff >= 0 && double.IsFinite(Cutoff)))
            throw new ArgumentException($"Layer '{path}': Cutoff is a length above 0 (or 0 for the edges' own), not {Cutoff}.");
    }
}
