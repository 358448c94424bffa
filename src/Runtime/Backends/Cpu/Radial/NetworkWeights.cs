using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Weights directly from the radial network: basis, envelope and perceptron for every edge.</summary>
internal ref partial struct NetworkWeights<S> : IEdgeWeights<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int Edges = PointBlock<S>.Points;

    private readonly DenseNetwork<S> _network;
    private readonly SteerableConvolutionOptions _options;
    private readonly double _inverseRootNeighbours;
    private readonly double _cutoffPower;
    private readonly Span<double> _basis;
    private readonly Span<double> _basisSlopes;
    private readonly Span<double> _envelope;
    private readonly Span<double> _envelopeSlopes;
    private readonly Span<S> _input;
    private readonly Span<S> _rowScale;
    private readonly Span<S> _kept;
    private Span<double> _basisBends;
    private Span<double> _envelopeBends;
    private Span<S> _inputTangents;
    private Span<S> _rowScaleTangents;
    private Span<S> _keptTangents;
    private Span<S> _gInputTangents;
    private Span<S> _gRowScaleTangents;
    private Span<S> _gInput;
    private Span<S> _gRowScale;
    private Span<S> _reverse;

    internal NetworkWeights(Workspace? workspace, DenseNetwork<S> network, SteerableConvolutionOptions options)
    {
        (_network, _options) = (network, options);
        _inverseRootNeighbours = 1 / Math.Sqrt(options.AverageNeighbours);
        _cutoffPower = RadialFunctions.CutoffPower(options.Basis);
        Span<double> doubles = Workspace.Scratch<double>(workspace, (2 + (2 * options.BasisCount)) * Edges);
        _envelope = doubles[..Edges];
        _envelopeSlopes = doubles[Edges..(2 * Edges)];
        _basis = doubles.Slice(2 * Edges, options.BasisCount * Edges);
        _basisSlopes = doubles[((2 + options.BasisCount) * Edges)..];
        Span<S> numbers = Workspace.Scratch<S>(workspace, (Edges * (network.InputWidth + 1)) + network.KeptSize(Edges));
        _input = numbers[..(Edges * network.InputWidth)];
        _rowScale = numbers.Slice(Edges * network.InputWidth, Edges);
        _kept = numbers[(Edges * (network.InputWidth + 1))..];
    }

    public readonly void Evaluate(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> cutoffs,
        RadialOrder order,
        Span<S> weights
    )
    {
        bool wantBends = order == RadialOrder.Bends;
        RadialFunctions.Evaluate(
            _options.Basis,
            _options.BasisCount,
            u,
            _basis,
            order == RadialOrder.Values ? default : _basisSlopes,
            wantBends ? _basisBends : default
        );
        Envelopes.Evaluate(
            _options.Envelope,
            _options.EnvelopeExponent,
            u,
            _envelope,
            _envelopeSlopes,
            wantBends ? _envelopeBends : default
        );
        if (_options.EnvelopeBeforeNetwork)
            MoveEnvelope(order);
        Power power = new(_cutoffPower, _options.BasisScale);
        for (int i = 0; i < count; i++)
        {
            _rowScale[i] = LaneMath.Scalar<S>(_envelope[i] * _inverseRootNeighbours);
            double unit = power.Of(cutoffs[i]);
            for (int n = 0; n < _options.BasisCount; n++)
                _input[(i * _options.BasisCount) + n] = LaneMath.Scalar<S>(_basis[(n * Edges) + i] * unit);
        }

        ReadOnlySpan<S> input = _input[..(count * _network.InputWidth)];
        _network.Hidden(count, input, _rowScale[..count], _kept);
        _network.Result(count, input, isScaled: true, _kept, weights);
    }

    public void PrepareReverse(Workspace workspace)
    {
        Span<S> reverse = Workspace.Scratch<S>(
            workspace,
            (Edges * (_network.InputWidth + 1)) + _network.ReverseSize(Edges)
        );
        _gInput = reverse[..(Edges * _network.InputWidth)];
        _gRowScale = reverse.Slice(Edges * _network.InputWidth, Edges);
        _reverse = reverse[(Edges * (_network.InputWidth + 1))..];
        _network.PrepareReverse(_reverse);
    }

    /// <remarks>
    /// With u = r/c and inputs cᵖ·β(u), the scale among cᵖ: ∂/∂r = (cᵖ β′ g + E′ g_E)/c,
    /// ∂/∂c = (p·cᵖ β g − u (cᵖ β′ g + E′ g_E))/c.
    /// </remarks>
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
        int inputs = count * _network.InputWidth;
        bool geometry = !byLength.IsEmpty;
        _network.Reverse(
            count,
            _input[..inputs],
            _rowScale[..count],
            gWeights,
            geometry ? _gInput[..inputs] : [],
            geometry ? _gRowScale[..count] : [],
            _kept,
            _reverse,
            pass
        );
        if (!geometry)
            return;
        Power power = new(_cutoffPower, _options.BasisScale);
        for (int i = 0; i < count; i++)
        {
            double unit = power.Of(cutoffs[i]);
            double bySlope = LaneMath.ToDouble(_gRowScale[i]) * _envelopeSlopes[i] * _inverseRootNeighbours;
            double byUnit = 0;
            for (int n = 0; n < _options.BasisCount; n++)
            {
                double g = LaneMath.ToDouble(_gInput[(i * _options.BasisCount) + n]) * unit;
                bySlope += g * _basisSlopes[(n * Edges) + i];
                byUnit += g * _basis[(n * Edges) + i];
            }

            byLength[i] = bySlope / cutoffs[i];
            byCutoff[i] = ((_cutoffPower * byUnit) - (u[i] * bySlope)) / cutoffs[i];
        }
    }

    public readonly void CompleteReverse(Pass pass) { }

    /// <summary>Puts β·E with its derivatives in the place of the basis β, and 1 in that of the envelope E.</summary>
    private readonly void MoveEnvelope(RadialOrder order)
    {
        for (int n = 0; n < _options.BasisCount; n++)
        {
            for (int i = 0, at = n * Edges; i < Edges; i++, at++)
            {
                double basis = _basis[at],
                    slope = order == RadialOrder.Values ? 0 : _basisSlopes[at];
                if (order == RadialOrder.Bends)
                {
                    _basisBends[at] =
                        (basis * _envelopeBends[i])
                        + (2 * slope * _envelopeSlopes[i])
                        + (_basisBends[at] * _envelope[i]);
                }
                if (order != RadialOrder.Values)
                    _basisSlopes[at] = (basis * _envelopeSlopes[i]) + (slope * _envelope[i]);
                _basis[at] = basis * _envelope[i];
            }
        }

        _envelope.Fill(1);
        _envelopeSlopes.Clear();
        if (order == RadialOrder.Bends)
            _envelopeBends.Clear();
    }

    /// <summary>A power of cutoffs, scaled; most edges have the cutoff of the edge before.</summary>
    private struct Power(double exponent, double scale)
    {
        private double _base = 1,
            _power = 1;

        public double Of(double value)
        {
            if (value != _base)
                (_base, _power) = (value, Math.Pow(value, exponent));
            return scale * _power;
        }
    }
}
