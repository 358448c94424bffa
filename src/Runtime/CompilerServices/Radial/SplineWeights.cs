using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Weights from a cubic B-spline through the radial network at equidistant lengths: four multiply-adds a weight instead of a network
/// for each edge. The reverse is exact for what is computed, through the fit back to the network.
/// </summary>
/// <remarks>The network depends on the length alone, so this takes one cutoff for all edges.</remarks>
internal ref struct SplineWeights<S> : IEdgeWeights<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int Edges = PointBlock<S>.Points;

    private readonly int _intervals;
    private readonly int _width;
    private readonly double _cutoff;
    private readonly Span<S> _coefficients;
    private readonly Span<S> _row;
    private readonly Span<double> _pivots;
    private readonly Span<double> _knots;
    private readonly Span<double> _cutoffs;
    private NetworkWeights<S> _network;
    private Span<S> _gradients;

    internal SplineWeights(Workspace? workspace, DenseNetwork<S> network, SteerableConvolutionOptions options, double cutoff)
    {
        (_intervals, _width, _cutoff) = (options.RadialKnots, network.ResultWidth, cutoff);
        _network = new NetworkWeights<S>(workspace, network, options);
        Span<double> doubles = Workspace.Scratch<double>(workspace, (2 * Edges) + _intervals + 1);
        _knots = doubles[..Edges];
        _cutoffs = doubles[Edges..(2 * Edges)];
        _pivots = doubles[(2 * Edges)..];
        _cutoffs.Fill(cutoff);
        Span<S> numbers = Workspace.Scratch<S>(workspace, (_intervals + 4) * _width);
        _coefficients = numbers[..((_intervals + 3) * _width)];
        _row = numbers[((_intervals + 3) * _width)..];
        for (int first = 0; first <= _intervals; first += Edges)
        {
            int count = Knots(first);
            _network.Evaluate(count, _knots, _cutoffs, wantSlopes: false, _coefficients.Slice((1 + first) * _width, count * _width));
        }

        SplineFit.Solve(_intervals, _width, _coefficients, _pivots);
    }

    public readonly void Evaluate(int count, ReadOnlySpan<double> u, ReadOnlySpan<double> cutoffs, bool wantSlopes, Span<S> weights)
    {
        for (int i = 0; i < count; i++)
            new SplineRow<S>(u[i], _intervals, _width).Evaluate(_coefficients, weights.Slice(i * _width, _width));
    }

    public void PrepareReverse(Workspace workspace)
    {
        _network.PrepareReverse(workspace);
        _gradients = Workspace.Scratch<S>(workspace, (_intervals + 3) * _width);
        _gradients.Clear();
    }

    public readonly void Reverse(
        int count, ReadOnlySpan<double> u, ReadOnlySpan<double> cutoffs, ReadOnlySpan<S> gWeights, Span<double> byLength, Span<double> byCutoff, Pass pass)
    {
        for (int i = 0; i < count; i++)
        {
            var row = new SplineRow<S>(u[i], _intervals, _width);
            ReadOnlySpan<S> g = gWeights.Slice(i * _width, _width);
            row.Scatter(g, _gradients);
            if (byLength.IsEmpty)
                continue;
            byLength[i] = row.Slope(_coefficients, g, _row) * _intervals / _cutoff;
            // The cutoff is a number of the layer or of the graph, not of a point.
            byCutoff[i] = 0;
        }
    }

    public readonly void CompleteReverse(Pass pass)
    {
        SplineFit.Transpose(_intervals, _width, _gradients, _pivots);
        for (int first = 0; first <= _intervals; first += Edges)
        {
            int count = Knots(first);
            // Again forwards, for what the network's reverse reads; the coefficients are not wanted any more and make room.
            Span<S> rows = _coefficients.Slice((1 + first) * _width, count * _width);
            _network.Evaluate(count, _knots, _cutoffs, wantSlopes: false, rows);
            _network.Reverse(count, _knots, _cutoffs, _gradients.Slice((1 + first) * _width, count * _width), [], [], pass);
        }
    }

    /// <summary>Places of the knots from a number on; returns how many.</summary>
    private readonly int Knots(int first)
    {
        int count = Math.Min(Edges, _intervals + 1 - first);
        _knots.Clear();
        for (int i = 0; i < count; i++)
            _knots[i] = (double)(first + i) / _intervals;
        return count;
    }
}
