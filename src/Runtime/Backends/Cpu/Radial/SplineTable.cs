using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A cubic B-spline through a radial network at equidistant lengths: the rows of coefficients that
/// <see cref="SplineWeights{S}"/> reads.
/// </summary>
internal sealed class SplineTable<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private AlignedBuffer<S> _coefficients;
    private double _cutoff = double.NaN;
    private long _version = -1;

    /// <summary>K.</summary>
    internal int Intervals { get; private set; }

    /// <summary>Number of functions: a row.</summary>
    internal int Width { get; private set; }

    /// <summary>The length at which the functions end.</summary>
    internal double Cutoff => _cutoff;

    /// <summary>K + 3 rows.</summary>
    internal Span<S> Coefficients => _coefficients.Span((Intervals + 3) * Width);

    /// <summary>Whether the table belongs to these parameters and this cutoff.</summary>
    internal bool IsOf(long version, double cutoff) => version == _version && cutoff == _cutoff;

    /// <summary>Evaluates the network at the knots and fits the spline.</summary>
    internal void Fit(Workspace? workspace, DenseNetwork<S> network, SteerableConvolutionOptions options, double cutoff)
    {
        (Intervals, Width, _cutoff, _version) = (options.RadialKnots, network.ResultWidth, cutoff, network.Version);
        _coefficients.Reserve((Intervals + 3) * Width);
        var knots = new SplineKnots<S>(workspace, network, options, cutoff);
        for (int first = 0; first <= Intervals; first += SplineKnots<S>.Most)
            knots.Evaluate(first, Coefficients[((1 + first) * Width)..]);
        SplineFit.Solve(Intervals, Width, Coefficients, Workspace.Scratch<double>(workspace, Intervals + 1));
    }
}
