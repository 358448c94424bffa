using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The radial network at the knots of its spline, some knots at a time, forwards and backwards.</summary>
internal ref struct SplineKnots<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Knots at a time.</summary>
    internal const int Most = PointBlock<S>.Points;

    private readonly int _intervals;
    private readonly int _width;
    private readonly Span<double> _knots;
    private readonly Span<double> _cutoffs;
    private NetworkWeights<S> _network;

    internal SplineKnots(
        Workspace? workspace,
        DenseNetwork<S> network,
        SteerableConvolutionOptions options,
        double cutoff
    )
    {
        (_intervals, _width) = (options.RadialKnots, network.ResultWidth);
        _network = new NetworkWeights<S>(workspace, network, options);
        Span<double> doubles = Workspace.Scratch<double>(workspace, 2 * Most);
        _knots = doubles[..Most];
        _cutoffs = doubles[Most..];
        _cutoffs.Fill(cutoff);
    }

    /// <summary>Values at the knots from knot <paramref name="first"/> on.</summary>
    internal readonly void Evaluate(int first, Span<S> rows)
    {
        int count = Place(first);
        _network.Evaluate(count, _knots, _cutoffs, RadialOrder.Values, rows[..(count * _width)]);
    }

    internal void PrepareReverse(Workspace workspace) => _network.PrepareReverse(workspace);

    /// <summary>
    /// From gradients of the values at the knots from knot <paramref name="first"/> on to those of the parameters; the
    /// values are computed again, in <paramref name="rows"/>.
    /// </summary>
    internal readonly void Reverse(int first, ReadOnlySpan<S> gradients, Span<S> rows, Pass pass)
    {
        int count = Place(first);
        _network.Evaluate(count, _knots, _cutoffs, RadialOrder.Values, rows[..(count * _width)]);
        _network.Reverse(count, _knots, _cutoffs, gradients[..(count * _width)], [], [], pass);
    }

    /// <summary>Positions of the next knots; returns how many there are.</summary>
    private readonly int Place(int first)
    {
        int count = Math.Min(Most, _intervals + 1 - first);
        _knots.Clear();
        for (int i = 0; i < count; i++)
            _knots[i] = (double)(first + i) / _intervals;
        return count;
    }
}
