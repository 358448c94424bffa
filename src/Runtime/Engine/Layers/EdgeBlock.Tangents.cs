using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <content>How the block and its reverse change while senders and edges move.</content>
internal ref partial struct EdgeBlock<THarmonics, TWeights, S>
    where THarmonics : struct, IHarmonicsKernel
    where TWeights : struct, IEdgeWeights<S>, allows ref struct
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Whether vectors of edges move.</summary>
    internal readonly bool MovesEdges => _arguments.HasTangent;

    /// <summary>The change of the length of an edge in units of the cutoff.</summary>
    internal readonly double UTangent(int i) => MovesEdges ? _uTangents[i] : 0;

    /// <summary>The change of the features of a sender.</summary>
    internal readonly ref S SenderTangent(int i) => ref At(_senderTangents, i, SenderDim);

    /// <summary>The change of the harmonics of an edge.</summary>
    internal readonly ref S HarmonicsTangent(int i) => ref At(_harmonicsTangents, i, THarmonics.Dim);

    /// <summary>The change of the weights of an edge.</summary>
    internal readonly Span<S> WeightTangentRow(int i) => _weightTangents.Slice(i * _weightCount, _weightCount);

    /// <summary>The change of the weights of an edge.</summary>
    internal readonly ref S WeightsTangent(int i) => ref At(_weightTangents, i, _weightCount);

    /// <summary>The adjoint of the harmonics of an edge: their gradient in the reverse pass of the energy.</summary>
    internal readonly ref S HarmonicsAdjoint(int i) => ref At(_harmonicsAdjoints, i, THarmonics.Dim);

    /// <summary>The adjoint of the weights of an edge.</summary>
    internal readonly ref S WeightsAdjoint(int i) => ref At(_weightAdjoints, i, _weightCount);

    /// <summary>The adjoint of the weights of an edge.</summary>
    internal readonly Span<S> WeightAdjointRow(int i) => _weightAdjoints.Slice(i * _weightCount, _weightCount);

    /// <summary>Where what is not wanted of senders is added.</summary>
    internal readonly ref S Unused(int i) => ref At(_unused, i, SenderDim);

    /// <summary>Reserves memory for tangents, and for their reverse if that is wanted; called once.</summary>
    internal void PrepareTangents(Workspace workspace, bool reverse)
    {
        Span<S> numbers = Workspace.Scratch<S>(workspace, Edges * (3 + THarmonics.Dim + _weightCount + SenderDim));
        _rowTangents = Take(ref numbers, Edges * 3);
        _harmonicsTangents = Take(ref numbers, Edges * THarmonics.Dim);
        _weightTangents = Take(ref numbers, Edges * _weightCount);
        _senderTangents = Take(ref numbers, Edges * SenderDim);
        bool cutoffsMove = _receiverCutoffs is { HasTangent: true };
        Span<double> doubles = Workspace.Scratch<double>(workspace, (cutoffsMove ? 4 : 3) * Edges);
        _uTangents = Take(ref doubles, Edges);
        _byLengthTangents = Take(ref doubles, Edges);
        _byCutoffTangents = Take(ref doubles, Edges);
        _cutoffTangents = doubles;
        _pointTangents = new PointTangents<S>(workspace, THarmonics.Dim);
        _radial.PrepareTangents(workspace, reverse);
        if (!reverse)
            return;
        numbers = Workspace.Scratch<S>(
            workspace,
            Edges * ((2 * THarmonics.Dim) + (2 * _weightCount) + (2 * SenderDim))
        );
        _gHarmonics = Take(ref numbers, Edges * THarmonics.Dim);
        _gWeights = Take(ref numbers, Edges * _weightCount);
        _gSenders = Take(ref numbers, Edges * SenderDim);
        _harmonicsAdjoints = Take(ref numbers, Edges * THarmonics.Dim);
        _weightAdjoints = Take(ref numbers, Edges * _weightCount);
        _unused = Take(ref numbers, Edges * SenderDim);
    }

    /// <summary>The changes of everything that <see cref="Prepare"/> computed, with slopes.</summary>
    internal void Tangents(Storage<S> operand)
    {
        if (operand.HasTangent)
        {
            for (int i = 0; i < _count; i++)
                operand.Tangent.Row(_index.Senders[_edges[i]]).CopyTo(_senderTangents[(i * SenderDim)..]);
        }

        if (!MovesEdges)
            return;
        ReadOnlySpan<S> tangents = _arguments.Tangent.Values;
        for (int i = 0; i < _count; i++)
            tangents.Slice(3 * _edges[i], 3).CopyTo(_rowTangents[(3 * i)..]);
        _pointTangents.Read(in _points, _rowTangents[..(3 * _count)], normalize: true);
        _pointTangents.Evaluate<THarmonics>();
        _pointTangents.WriteTangents(_count, _harmonicsTangents);
        for (int i = 0; i < _count; i++)
            _uTangents[i] = LaneMath.ToDouble(_pointTangents.LengthTangents[i]) / _cutoffs[i];
        for (int i = 0; i < _count && !_cutoffTangents.IsEmpty; i++)
        {
            _cutoffTangents[i] = HasCutoffOfItsOwn(_edges[i])
                ? LaneMath.ToDouble(_receiverCutoffs!.Tangent.Values[_index.Receivers[_edges[i]]])
                : 0;
            _uTangents[i] -= _u[i] * _cutoffTangents[i] / _cutoffs[i];
        }

        _radial.Tangents(_count, _u, _uTangents, _cutoffs, _cutoffTangents, _weightTangents[..(_count * _weightCount)]);
    }

    /// <summary>Zeroes the gradients and adjoints of the block.</summary>
    internal readonly void ClearAdjoints()
    {
        ClearGradients();
        _harmonicsAdjoints.Clear();
        _weightAdjoints.Clear();
        _unused.Clear();
    }

    /// <summary>
    /// Propagates the block's gradients, and how the reverse of its adjoints changes, to senders, the network and
    /// edges.
    /// </summary>
    /// <param name="operand">The senders.</param>
    /// <param name="byU">Further adjoints of lengths in units of the cutoff; empty if none.</param>
    /// <param name="byUTangents">Further gradients of them; empty if none.</param>
    /// <param name="pass">The pass.</param>
    internal void ReverseTangents(
        Storage<S> operand,
        ReadOnlySpan<double> byU,
        ReadOnlySpan<double> byUTangents,
        Pass pass
    )
    {
        if (!MovesEdges)
        {
            Reverse(operand, byUTangents, pass);
            return;
        }
        if (operand.NeedsGradient)
        {
            for (int i = 0; i < _count; i++)
            {
                Span<S> row = operand.GradientRow(_index.Senders[_edges[i]]);
                TensorPrimitives.Add(row, _gSenders.Slice(i * SenderDim, SenderDim), row);
            }
        }

        bool geometry = _arguments.NeedsGradient;
        _radial.ReverseTangents(
            _count,
            _u,
            _uTangents,
            _cutoffs,
            _cutoffTangents,
            _weightAdjoints[..(_count * _weightCount)],
            _gWeights[..(_count * _weightCount)],
            geometry ? _byLength : [],
            geometry ? _byLengthTangents : [],
            geometry ? _byCutoffTangents : [],
            pass
        );
        if (!geometry)
            return;
        for (int i = 0; i < _count && !byU.IsEmpty; i++)
        {
            double grown = _cutoffTangents.IsEmpty ? 0 : _cutoffTangents[i] / _cutoffs[i],
                byLength = byU[i] / _cutoffs[i],
                change = (byUTangents[i] / _cutoffs[i]) - (grown * byLength);
            _byLength[i] += byLength;
            _byLengthTangents[i] += change;
            _byCutoffTangents[i] -= (_uTangents[i] * byLength) + (_u[i] * change);
        }

        _pointTangents.ReadGradient(_count, _harmonicsAdjoints, _gHarmonics);
        _pointTangents.Pullback<THarmonics>(normalize: true);
        for (int i = 0; i < _count; i++)
        {
            Span<S> row = _arguments.GradientRow(_edges[i]);
            S byLength = LaneMath.Scalar<S>(_byLength[i]),
                change = LaneMath.Scalar<S>(_byLengthTangents[i]);
            for (int axis = 0; axis < 3; axis++)
            {
                row[axis] +=
                    _pointTangents.GradientTangent(axis, i)
                    + (change * _points.Coordinates[(axis * Edges) + i])
                    + (byLength * _pointTangents.CoordinateTangent(axis, i));
            }

            AddToCutoff(_edges[i], _byCutoffTangents[i]);
        }
    }
}
