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
        ReadOnlySpan<double> cutoffTangents,
        Span<S> weightTangents
    )
    {
        Power power = new(_cutoffPower, _options.BasisScale);
        for (int i = 0; i < count; i++)
        {
            _rowScaleTangents[i] = LaneMath.Scalar<S>(_envelopeSlopes[i] * _inverseRootNeighbours * uTangents[i]);
            double unit = power.Of(cutoffs[i]),
                bySlope = unit * uTangents[i],
                byValue = cutoffTangents.IsEmpty ? 0 : unit * _cutoffPower * cutoffTangents[i] / cutoffs[i];
            for (int n = 0; n < _options.BasisCount; n++)
            {
                int at = (n * Edges) + i;
                _inputTangents[(i * _options.BasisCount) + n] = LaneMath.Scalar<S>(
                    (_basisSlopes[at] * bySlope) + (_basis[at] * byValue)
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

    /// <remarks>
    /// With inputs cᵖ·β(u), the derivatives by r and c of <see cref="Reverse"/>, and their changes along u̇ and ċ.
    /// </remarks>
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
        Power power = new(_cutoffPower, _options.BasisScale);
        for (int i = 0; i < count; i++)
        {
            double unit = power.Of(cutoffs[i]);
            double grown = cutoffTangents.IsEmpty ? 0 : cutoffTangents[i] / cutoffs[i];
            double g = LaneMath.ToDouble(_gRowScale[i]) * _inverseRootNeighbours,
                change = LaneMath.ToDouble(_gRowScaleTangents[i]) * _inverseRootNeighbours;
            double slope = g * _envelopeSlopes[i],
                slopeTangent = (change * _envelopeSlopes[i]) + (g * _envelopeBends[i] * uTangents[i]),
                value = 0,
                valueTangent = 0;
            for (int n = 0; n < _options.BasisCount; n++)
            {
                int at = (n * Edges) + i;
                g = LaneMath.ToDouble(_gInput[(i * _options.BasisCount) + n]) * unit;
                change =
                    (LaneMath.ToDouble(_gInputTangents[(i * _options.BasisCount) + n]) * unit)
                    + (_cutoffPower * grown * g);
                value += g * _basis[at];
                valueTangent += (change * _basis[at]) + (g * _basisSlopes[at] * uTangents[i]);
                slope += g * _basisSlopes[at];
                slopeTangent += (change * _basisSlopes[at]) + (g * _basisBends[at] * uTangents[i]);
            }

            byLength[i] = slope / cutoffs[i];
            byLengthTangents[i] = (slopeTangent - (grown * slope)) / cutoffs[i];
            double moved = (_cutoffPower * value) - (u[i] * slope),
                movedTangent = (_cutoffPower * valueTangent) - (uTangents[i] * slope) - (u[i] * slopeTangent);
            byCutoffTangents[i] = (movedTangent - (grown * moved)) / cutoffs[i];
        }
    }
}
