using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The hyperparameters of a steerable convolution, as in its attribute.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SteerableConvolutionOptions
{
    /// <summary>The radial basis.</summary>
    public RadialBasis Basis { get; init; } = RadialBasis.Bessel;

    /// <summary>Number of radial basis functions.</summary>
    public int BasisCount { get; init; } = ConvolutionDefaults.BasisCount;

    /// <summary>What basis functions are multiplied by.</summary>
    public double BasisScale { get; init; } = ConvolutionDefaults.BasisScale;

    /// <summary>Width of the hidden layers of the radial network.</summary>
    public int RadialWidth { get; init; } = ConvolutionDefaults.RadialWidth;

    /// <summary>Number of hidden layers of the radial network.</summary>
    public int RadialLayers { get; init; } = ConvolutionDefaults.RadialLayers;

    /// <summary>Activation of the radial network.</summary>
    public Nonlinearity RadialActivation { get; init; } = ConvolutionDefaults.RadialActivation;

    /// <summary>The envelope.</summary>
    public CutoffEnvelope Envelope { get; init; } = CutoffEnvelope.Polynomial;

    /// <summary>The exponent of the polynomial envelope.</summary>
    public int EnvelopeExponent { get; init; } = ConvolutionDefaults.EnvelopeExponent;

    /// <summary>
    /// Whether the envelope multiplies the basis that enters the radial network, instead of the weights that leave it.
    /// </summary>
    public bool EnvelopeBeforeNetwork { get; init; }

    /// <summary>
    /// Length at which the kernel ends, in the units of the positions; 0 takes the edges' own cutoff.
    /// </summary>
    public double Cutoff { get; init; }

    /// <summary>Second-moment constants of the radial network.</summary>
    public MomentConstants Constants { get; init; } = MomentConstants.Exact;

    /// <summary>The sum over neighbours is divided by the square root of this number.</summary>
    public double AverageNeighbours { get; init; } = ConvolutionDefaults.AverageNeighbours;

    /// <summary>
    /// Intervals of the spline that replaces the radial network; 0 evaluates the network for every edge.
    /// </summary>
    public int RadialKnots { get; init; }

    /// <summary>
    /// Where the kernel ends on the edges of a relation; infinite where receivers have cutoffs of their own, or edges
    /// none.
    /// </summary>
    internal double CutoffOn(Relation relation, string path)
    {
        if (Cutoff == 0)
            return relation.Cutoff;
        if (Cutoff > relation.Cutoff && Envelope != CutoffEnvelope.None)
        {
            throw new ArgumentException(
                $"Layer '{path}' has a Cutoff of {Cutoff}, beyond the radius {relation.Cutoff} of its "
                    + "edges: the kernel would end in a jump. Take a smaller Cutoff or a larger radius."
            );
        }
        return Cutoff;
    }

    /// <summary>
    /// Whether the cutoffs of receivers apply. On a surface they are the unit of lengths alone, which a layer may state
    /// instead.
    /// </summary>
    internal bool UsesCutoffsOf(Relation relation) =>
        relation.HasReceiverCutoffs && (relation.Transport is null || Cutoff == 0);

    internal void Check(string path)
    {
        if (!Enum.IsDefined(Basis) || !Enum.IsDefined(Envelope))
        {
            throw new ArgumentException(
                $"Layer '{path}': '{Basis}' or '{Envelope}' is not one of the named radial functions."
            );
        }
        if (BasisCount < 1 || RadialWidth < 1 || RadialLayers < 0)
        {
            throw new ArgumentException(
                $"Layer '{path}': BasisCount and RadialWidth are at least 1 and RadialLayers at least "
                    + $"0, but they are {BasisCount}, {RadialWidth} and {RadialLayers}."
            );
        }
        if (!OptionRules.IsNeighbours(AverageNeighbours))
        {
            throw new ArgumentException(
                $"Layer '{path}': AverageNeighbours is {OptionRules.AllowedNeighbours}, not "
                    + $"{FiniteNumbers.Text(AverageNeighbours)}.",
                nameof(AverageNeighbours)
            );
        }
        if (!OptionRules.IsConstant(BasisScale))
        {
            throw new ArgumentException(
                $"Layer '{path}': BasisScale is {OptionRules.AllowedConstant}, not {FiniteNumbers.Text(BasisScale)}.",
                nameof(BasisScale)
            );
        }
        if (!OptionRules.IsEnvelopeExponent(EnvelopeExponent))
        {
            throw new ArgumentException(
                $"Layer '{path}': EnvelopeExponent is {OptionRules.AllowedEnvelopeExponent}, not {EnvelopeExponent}.",
                nameof(EnvelopeExponent)
            );
        }
        if (EnvelopeBeforeNetwork && RadialLayers > 0 && !NonlinearityFacts.VanishesAtZero(RadialActivation))
        {
            throw new ArgumentException(
                $"Layer '{path}': {RadialActivation} is not zero at zero, so a radial network behind the envelope does "
                    + "not end at the cutoff. Leave EnvelopeBeforeNetwork out, or choose another activation."
            );
        }
        if (!OptionRules.IsCutoff(Cutoff))
        {
            throw new ArgumentException(
                $"Layer '{path}': Cutoff is {OptionRules.AllowedCutoff}, not {FiniteNumbers.Text(Cutoff)}.",
                nameof(Cutoff)
            );
        }
        if (RadialKnots != 0 && RadialKnots < SplineFit.FewestIntervals)
        {
            throw new ArgumentException(
                $"Layer '{path}': RadialKnots is at least {SplineFit.FewestIntervals} (or 0 for no "
                    + $"interpolation), not {RadialKnots}."
            );
        }
        if (RadialKnots != 0 && Envelope == CutoffEnvelope.None)
        {
            throw new ArgumentException(
                $"Layer '{path}': a radial network without an envelope is not zero at the cutoff, so it cannot be "
                    + "interpolated up to there. Choose an envelope or leave RadialKnots at 0."
            );
        }
    }
}
