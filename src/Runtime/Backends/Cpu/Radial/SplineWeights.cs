using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Weights from a cubic B-spline through the radial network at equidistant lengths: four multiply-adds per weight
/// instead of a network for each edge. The gradients are the exact gradients of the spline, and pass through the fit to
/// the network.
/// </summary>
/// <remarks>The network depends on the length alone, so all edges must have one cutoff.</remarks>
internal ref struct SplineWeights<S> : IEdgeWeights<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly SplineTable<S> _table;
    private readonly DenseNetwork<S> _network;
    private readonly SteerableConvolutionOptions _options;
    private Span<S> _row;
    private Span<S> _gradients;

    internal SplineWeights(SplineTable<S> table, DenseNetwork<S> network, SteerableConvolutionOptions options) =>
        (_table, _network, _options) = (table, network, options);

    public readonly void Evaluate(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> cutoffs,
        RadialOrder order,
        Span<S> weights
    )
    {
        int width = _table.Width;
        ReadOnlySpan<S> coefficients = _table.Coefficients;
        for (int i = 0; i < count; i++)
            new SplineRow<S>(u[i], _table.Intervals, width).Evaluate(coefficients, weights.Slice(i * width, width));
    }

    public void PrepareReverse(Workspace workspace)
    {
        Span<S> numbers = Workspace.Scratch<S>(workspace, (_table.Intervals + 4) * _table.Width);
        _gradients = numbers[.._table.Coefficients.Length];
        _row = numbers[_table.Coefficients.Length..];
        _gradients.Clear();
    }

    public readonly void Reverse(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<S> gWeights,
        Span<double> byLength,
        Span<double> byCutoff,
        Pass pass
    )
    {
        int width = _table.Width;
        for (int i = 0; i < count; i++)
        {
            var row = new SplineRow<S>(u[i], _table.Intervals, width);
            ReadOnlySpan<S> g = gWeights.Slice(i * width, width);
            if (pass.WantsParameters)
                row.Scatter(g, _gradients);
            if (byLength.IsEmpty)
                continue;
            byLength[i] = row.Slope(_table.Coefficients, g, _row) * _table.Intervals / _table.Cutoff;
            // The cutoff belongs to the layer or to the graph, not to a point.
            byCutoff[i] = 0;
        }
    }

    public readonly void CompleteReverse(Pass pass)
    {
        if (!pass.WantsParameters)
            return;
        SplineFit.Transpose(
            _table.Intervals,
            _table.Width,
            _gradients,
            pass.Workspace.Scratch<double>(_table.Intervals + 1)
        );
        var knots = new SplineKnots<S>(pass.Workspace, _network, _options, _table.Cutoff);
        knots.PrepareReverse(pass.Workspace);
        Span<S> rows = pass.Workspace.Scratch<S>(SplineKnots<S>.Most * _table.Width);
        for (int first = 0; first <= _table.Intervals; first += SplineKnots<S>.Most)
            knots.Reverse(first, _gradients[((1 + first) * _table.Width)..], rows, pass);
    }

    public void PrepareTangents(Workspace workspace, bool reverse)
    {
        if (reverse)
            PrepareReverse(workspace);
    }

    public readonly void Tangents(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uTangents,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<double> cutoffTangents,
        Span<S> weightTangents
    )
    {
        int width = _table.Width;
        for (int i = 0; i < count; i++)
        {
            new SplineRow<S>(u[i], _table.Intervals, width).Slopes(
                uTangents[i] * _table.Intervals,
                _table.Coefficients,
                weightTangents.Slice(i * width, width)
            );
        }
    }

    public readonly void ReverseTangents(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uTangents,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<double> cutoffTangents,
        ReadOnlySpan<S> gWeights,
        ReadOnlySpan<S> gWeightTangents,
        Span<double> byLength,
        Span<double> byLengthTangents,
        Span<double> byCutoffTangents,
        Pass pass
    )
    {
        int width = _table.Width;
        double perLength = _table.Intervals / _table.Cutoff;
        for (int i = 0; i < count; i++)
        {
            var row = new SplineRow<S>(u[i], _table.Intervals, width);
            ReadOnlySpan<S> g = gWeights.Slice(i * width, width),
                change = gWeightTangents.Slice(i * width, width);
            double tTangent = uTangents[i] * _table.Intervals;
            if (pass.WantsParameters)
            {
                row.Scatter(change, _gradients);
                row.ScatterSlopes(tTangent, g, _gradients);
            }
            if (byLength.IsEmpty)
                continue;
            byLength[i] = row.Slope(_table.Coefficients, g, _row) * perLength;
            byLengthTangents[i] =
                perLength
                * (row.Slope(_table.Coefficients, change, _row) + (tTangent * row.Bend(_table.Coefficients, g, _row)));
        }
    }
}
