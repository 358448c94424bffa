using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <content>How weights, and their reverse, change while lengths do.</content>
internal ref partial struct NetworkWeights<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public void PrepareTangents(Workspace workspace, bool reverse)
    {
        int inputs = Edges * _network.InputWidth;
        Span<S> numbers = Workspace.Scratch<S>(workspace, inputs + Edges + _network.KeptSize(Edges));
        _inputTangents = numbers[..inputs];
        _rowScaleTangents = numbers.Slice(inputs, Edges);
        _keptTangents = numbers[(inputs + Edges)..];
        if (!reverse)
            return;
        Span<double> bends = Workspace.Scratch<double>(workspace, (1 + _options.BasisCount) * Edges);
        _envelopeBends = bends[..Edges];
        _basisBends = bends[Edges..];
        numbers = Workspace.Scratch<S>(workspace, (2 * (inputs + Edges)) + _network.ReverseTangentSize(Edges));
        _gInput = numbers[..inputs];
        _gInputTangents = numbers.Slice(inputs, inputs);
        _gRowScale = numbers.Slice(2 * inputs, Edges);
        _gRowScaleTangents = numbers.Slice((2 * inputs) + Edges, Edges);
        _reverse = numbers[(2 * (inputs + Edges))..];
        _network.PrepareReverse(_reverse);
    }

    public readonly void Tangents(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uTangents,
        ReadOnlySpan<double> cutoffs,
        Span<S> weightTangents
    )
    {
        Power power = new(_cutoffPower);
        for (int i = 0; i < count; i++)
        {
            _rowScaleTangents[i] = LaneMath.Scalar<S>(_envelopeSlopes[i] * _inverseRootNeighbours * uTangents[i]);
            double unit = power.Of(cutoffs[i]) * uTangents[i];
            for (int n = 0; n < _options.BasisCount; n++)
            {
                _inputTangents[(i * _options.BasisCount) + n] = LaneMath.Scalar<S>(
                    _basisSlopes[(n * Edges) + i] * unit
                );
            }
        }

        ReadOnlySpan<S> inputTangents = _inputTangents[..(count * _network.InputWidth)];
        _network.HiddenTangent(
            count,
            _input[..inputTangents.Length],
            inputTangents,
            _rowScale[..count],
            _rowScaleTangents[..count],
            _kept,
            _keptTangents
        );
        _network.ResultTangent(count, inputTangents, isScaled: true, _keptTangents, weightTangents);
    }

    /// <remarks>With cᵖ·β(u) g + E(u) g_E: ∂/∂r = (cᵖ β′ g + E′ g_E)/c, and along u̇ its change.</remarks>
    public readonly void ReverseTangents(
        int count,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> uTangents,
        ReadOnlySpan<double> cutoffs,
        ReadOnlySpan<S> gWeights,
        ReadOnlySpan<S> gWeightTangents,
        Span<double> byLength,
        Span<double> byLengthTangents,
        Pass pass
    )
    {
        int inputs = count * _network.InputWidth;
        bool geometry = !byLength.IsEmpty;
        _network.ReverseTangent(
            count,
            _input[..inputs],
            _inputTangents[..inputs],
            _rowScale[..count],
            _rowScaleTangents[..count],
            gWeights,
            gWeightTangents,
            geometry ? new DenseNetwork<S>.Pair(_gInput[..inputs], _gInputTangents[..inputs]) : default,
            geometry ? new DenseNetwork<S>.Pair(_gRowScale[..count], _gRowScaleTangents[..count]) : default,
            _kept,
            _keptTangents,
            _reverse,
            pass
        );
        if (!geometry)
            return;
        Power power = new(_cutoffPower);
        for (int i = 0; i < count; i++)
        {
            double unit = power.Of(cutoffs[i]);
            double g = LaneMath.ToDouble(_gRowScale[i]) * _inverseRootNeighbours,
                change = LaneMath.ToDouble(_gRowScaleTangents[i]) * _inverseRootNeighbours;
            double slope = g * _envelopeSlopes[i],
                slopeTangent = (change * _envelopeSlopes[i]) + (g * _envelopeBends[i] * uTangents[i]);
            for (int n = 0; n < _options.BasisCount; n++)
            {
                int at = (n * Edges) + i;
                g = LaneMath.ToDouble(_gInput[(i * _options.BasisCount) + n]) * unit;
                change = LaneMath.ToDouble(_gInputTangents[(i * _options.BasisCount) + n]) * unit;
                slope += g * _basisSlopes[at];
                slopeTangent += (change * _basisSlopes[at]) + (g * _basisBends[at] * uTangents[i]);
            }

            byLength[i] = slope / cutoffs[i];
            byLengthTangents[i] = slopeTangent / cutoffs[i];
        }
    }
}
