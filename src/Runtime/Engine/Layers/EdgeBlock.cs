using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A block of edges in cache: senders, harmonics, and a row of weights from a network of the length for each of 64
/// edges; no array of the size edges × paths × copies exists. Reverse passes compute them again, block by block.
/// </summary>
/// <remarks>
/// Edges at or beyond the cutoff are skipped, since their envelope is zero. An edge of zero length (two points at one
/// place) has no direction: its harmonics of l &gt; 0 are zero, and only its even scalars couple.
/// </remarks>
internal ref partial struct EdgeBlock<THarmonics, TWeights, S>
    where THarmonics : struct, IHarmonicsKernel
    where TWeights : struct, IEdgeWeights<S>, allows ref struct
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>The most edges of a block.</summary>
    internal const int Edges = PointBlock<S>.Points;

    /// <summary>
    /// ε of lengths and directions, √(|x|²+ε²) and x/√(|x|²+ε²), in units of the cutoff: so the kernel is smooth at
    /// zero. Where two points coincide up to rounding, directions consist of rounding errors.
    /// </summary>
    private const double RelativeEpsilon = 1e-9;

    private readonly bool _endsAtCutoff;
    private readonly string _path;
    private readonly EdgeIndex _index;
    private readonly Storage<S> _arguments;
    private readonly EdgeTransport? _transport;
    private readonly Storage<S>? _receiverCutoffs;
    private readonly double _cutoff;
    private readonly int _weightCount;

    private PointBlock<S> _points;
    private readonly Span<int> _edges;
    private readonly Span<double> _u;
    private readonly Span<double> _cutoffs;
    private readonly Span<double> _byLength;
    private readonly Span<double> _byCutoff;
    private readonly Span<S> _rows;
    private readonly Span<S> _harmonics;
    private readonly Span<S> _weights;
    private readonly Span<S> _senders;
    private TWeights _radial;
    private Span<S> _gHarmonics;
    private Span<S> _gWeights;
    private Span<S> _gSenders;

    // Of the second order; the language wants all fields in one place.
    private PointTangents<S> _pointTangents;
    private Span<double> _uTangents;
    private Span<double> _cutoffTangents;
    private Span<double> _byLengthTangents;
    private Span<double> _byCutoffTangents;
    private Span<S> _rowTangents;
    private Span<S> _senderTangents;
    private Span<S> _harmonicsTangents;
    private Span<S> _weightTangents;
    private Span<S> _harmonicsAdjoints;
    private Span<S> _weightAdjoints;
    private Span<S> _unused;

    private readonly int _endEdge;
    private int _nextEdge;
    private int _count;

    /// <param name="workspace">Where scratch comes from.</param>
    /// <param name="radial">The weights of edges.</param>
    /// <param name="weightCount">Weights of an edge.</param>
    /// <param name="senderDim">Numbers of a sender.</param>
    /// <param name="endsAtCutoff">Whether edges at or beyond the cutoff have no part.</param>
    /// <param name="path">The layer, for messages.</param>
    /// <param name="index">All edges.</param>
    /// <param name="cutoff">Where kernels end.</param>
    /// <param name="firstEdge">The first edge of the blocks.</param>
    /// <param name="endEdge">The edge after their last.</param>
    /// <param name="arguments">The vectors of all edges.</param>
    /// <param name="receiverCutoffs">The cutoffs of receivers, if each has its own.</param>
    /// <param name="transport">How features of senders become those of receivers, if frames differ.</param>
    internal EdgeBlock(
        Workspace? workspace,
        TWeights radial,
        int weightCount,
        int senderDim,
        bool endsAtCutoff,
        string path,
        EdgeIndex index,
        double cutoff,
        int firstEdge,
        int endEdge,
        Storage<S> arguments,
        Storage<S>? receiverCutoffs,
        EdgeTransport? transport = null
    )
    {
        (_nextEdge, _endEdge) = (firstEdge, endEdge);
        (_endsAtCutoff, _path, _index) = (endsAtCutoff, path, index);
        (_arguments, _receiverCutoffs, _cutoff, _transport) = (arguments, receiverCutoffs, cutoff, transport);
        _radial = radial;
        _weightCount = weightCount;
        SenderDim = senderDim;

        _points = new PointBlock<S>(workspace, THarmonics.Dim);
        Span<double> doubles = Workspace.Scratch<double>(workspace, 4 * Edges);
        _u = Take(ref doubles, Edges);
        _cutoffs = Take(ref doubles, Edges);
        _byLength = Take(ref doubles, Edges);
        _byCutoff = Take(ref doubles, Edges);
        // Edge numbers, stored as doubles so that the workspace needs one kind of scratch less.
        _edges = System.Runtime.InteropServices.MemoryMarshal.Cast<double, int>(
            Workspace.Scratch<double>(workspace, Edges / 2)
        );

        Span<S> numbers = Workspace.Scratch<S>(workspace, Edges * (3 + THarmonics.Dim + weightCount + senderDim));
        _rows = Take(ref numbers, Edges * 3);
        _harmonics = Take(ref numbers, Edges * THarmonics.Dim);
        _weights = Take(ref numbers, Edges * weightCount);
        _senders = Take(ref numbers, Edges * senderDim);
    }

    /// <summary>Edges of the block.</summary>
    internal readonly int Count => _count;

    /// <summary>Numbers of a sender.</summary>
    internal int SenderDim { get; }

    /// <summary>Lengths in units of the cutoff, a full block of them; zeros after the last edge.</summary>
    internal readonly ReadOnlySpan<double> U => _u;

    /// <summary>Whether gradients flow on into the edges' vectors or cutoffs.</summary>
    internal readonly bool HasGeometryGradient =>
        _arguments.NeedsGradient || _receiverCutoffs is { NeedsGradient: true };

    /// <summary>The features of the sender of an edge of the block.</summary>
    internal readonly ref S Sender(int i) => ref At(_senders, i, SenderDim);

    /// <summary>The harmonics of an edge.</summary>
    internal readonly ref S Harmonics(int i) => ref At(_harmonics, i, THarmonics.Dim);

    /// <summary>The weights of an edge.</summary>
    internal readonly ref S Weights(int i) => ref At(_weights, i, _weightCount);

    /// <summary>The weights of an edge.</summary>
    internal readonly Span<S> WeightRow(int i) => _weights.Slice(i * _weightCount, _weightCount);

    /// <summary>The gradient of the sender of an edge, for <see cref="Reverse"/>.</summary>
    internal readonly ref S SenderGradient(int i) => ref At(_gSenders, i, SenderDim);

    /// <summary>The gradient of the harmonics of an edge.</summary>
    internal readonly ref S HarmonicsGradient(int i) => ref At(_gHarmonics, i, THarmonics.Dim);

    /// <summary>The gradient of the weights of an edge.</summary>
    internal readonly ref S WeightsGradient(int i) => ref At(_gWeights, i, _weightCount);

    /// <summary>The gradient of the weights of an edge.</summary>
    internal readonly Span<S> WeightGradientRow(int i) => _gWeights.Slice(i * _weightCount, _weightCount);

    /// <summary>Collects the next edges within the cutoff.</summary>
    internal bool Next()
    {
        _count = 0;
        ReadOnlySpan<S> arguments = _arguments.Values;
        for (; _nextEdge < _endEdge && _count < Edges; _nextEdge++)
        {
            double cutoff = CutoffAt(_index.Receivers[_nextEdge]);
            double x = LaneMath.ToDouble(arguments[3 * _nextEdge]);
            double y = LaneMath.ToDouble(arguments[(3 * _nextEdge) + 1]);
            double z = LaneMath.ToDouble(arguments[(3 * _nextEdge) + 2]);
            if ((x * x) + (y * y) + (z * z) >= cutoff * cutoff && _endsAtCutoff)
                continue;
            _cutoffs[_count] = cutoff;
            _edges[_count++] = _nextEdge;
        }

        return _count > 0;
    }

    /// <summary>
    /// Computes everything for the block's edges: gathered senders, harmonics, radial functions, weights.
    /// </summary>
    internal void Prepare(Storage<S> operand, RadialOrder order)
    {
        int dim = SenderDim;
        for (int i = 0; i < _count; i++)
        {
            int edge = _edges[i];
            _arguments.Values.Slice(3 * edge, 3).CopyTo(_rows[(3 * i)..]);
            operand.Row(_index.Senders[edge]).CopyTo(_senders[(i * dim)..]);
            _transport?.Carry(operand.Layout, edge, _senders.Slice(i * dim, dim));
        }

        _points.Read(_rows[..(3 * _count)], normalize: true, RelativeEpsilon, _cutoffs);
        _points.Evaluate<THarmonics>();
        _points.WriteValues(_harmonics);

        _u[_count..].Clear();
        for (int i = 0; i < _count; i++)
            _u[i] = LaneMath.ToDouble(_points.Lengths[i]) / _cutoffs[i];
        _radial.Evaluate(_count, _u, _cutoffs, order, _weights[..(_count * _weightCount)]);
    }

    /// <summary>The receiver of an edge, and the end of the run of edges to it.</summary>
    internal readonly (int Receiver, int End) Run(int start)
    {
        int receiver = _index.Receivers[_edges[start]];
        int end = start + 1;
        while (end < _count && _index.Receivers[_edges[end]] == receiver)
            end++;
        return (receiver, end);
    }

    /// <summary>Reserves memory for the reverse pass; called once, before its blocks.</summary>
    internal void PrepareReverse(Workspace workspace)
    {
        Span<S> reverse = Workspace.Scratch<S>(workspace, Edges * (THarmonics.Dim + _weightCount + SenderDim));
        _gHarmonics = Take(ref reverse, Edges * THarmonics.Dim);
        _gWeights = Take(ref reverse, Edges * _weightCount);
        _gSenders = Take(ref reverse, Edges * SenderDim);
        _radial.PrepareReverse(workspace);
    }

    /// <summary>Zeroes the gradients of the block.</summary>
    internal readonly void ClearGradients()
    {
        _gSenders.Clear();
        _gHarmonics.Clear();
        _gWeights.Clear();
    }

    /// <summary>Propagates the block's gradients to senders, the network and geometry.</summary>
    /// <param name="operand">The senders.</param>
    /// <param name="byU">Further derivatives by lengths in units of the cutoff, such as an envelope's; empty if none.
    /// </param>
    /// <param name="pass">The pass.</param>
    internal void Reverse(Storage<S> operand, ReadOnlySpan<double> byU, Pass pass)
    {
        if (operand.NeedsGradient)
        {
            for (int i = 0; i < _count; i++)
            {
                Span<S> row = operand.GradientRow(_index.Senders[_edges[i]]),
                    gradient = _gSenders.Slice(i * SenderDim, SenderDim);
                _transport?.CarryBack(operand.Layout, _edges[i], gradient);
                TensorPrimitives.Add(row, gradient, row);
            }
        }

        bool geometry = HasGeometryGradient;
        _radial.Reverse(
            _count,
            _u,
            _cutoffs,
            _gWeights[..(_count * _weightCount)],
            geometry ? _byLength : [],
            geometry ? _byCutoff : [],
            pass
        );
        if (!geometry)
            return;
        for (int i = 0; i < _count && !byU.IsEmpty; i++)
        {
            _byLength[i] += byU[i] / _cutoffs[i];
            _byCutoff[i] -= _u[i] * byU[i] / _cutoffs[i];
        }
        ReverseGeometry();
    }

    /// <summary>The work that can be done only after all blocks of the reverse pass.</summary>
    internal readonly void CompleteReverse(Pass pass) => _radial.CompleteReverse(pass);

    /// <summary>
    /// Propagates gradients to the edge vectors, through directions and lengths, and to the receivers' cutoffs.
    /// </summary>
    private readonly void ReverseGeometry()
    {
        _points.ReadGradient(_gHarmonics);
        _points.Pullback<THarmonics>(normalize: true);
        for (int i = 0; i < _count; i++)
        {
            int edge = _edges[i];
            if (_arguments.NeedsGradient)
            {
                Span<S> row = _arguments.GradientRow(edge);
                S byLength = LaneMath.Scalar<S>(_byLength[i]);
                for (int axis = 0; axis < 3; axis++)
                {
                    row[axis] +=
                        _points.PointGradient[(axis * Edges) + i]
                        + (byLength * _points.Coordinates[(axis * Edges) + i]);
                }
            }

            AddToCutoff(edge, _byCutoff[i]);
        }
    }

    private readonly void AddToCutoff(int edge, double gradient)
    {
        if (_receiverCutoffs is { NeedsGradient: true } cutoffs && HasCutoffOfItsOwn(edge))
            cutoffs.Gradient[_index.Receivers[edge]] += LaneMath.Scalar<S>(gradient);
    }

    /// <summary>Whether the kernel ends at the cutoff of the receiver of an edge, not at that of all.</summary>
    private readonly bool HasCutoffOfItsOwn(int edge) => CutoffAt(_index.Receivers[edge]) < _cutoff;

    private readonly double CutoffAt(int receiver)
    {
        double cutoff = _receiverCutoffs is null
            ? _cutoff
            : Math.Min(_cutoff, LaneMath.ToDouble(_receiverCutoffs.Values[receiver]));
        if (double.IsPositiveInfinity(cutoff))
        {
            throw new ArgumentException(
                $"Layer '{_path}' has no length at which its kernel ends: the edges have no cutoff "
                    + "(all pairs, or a point with no neighbour beyond its nearest). Give the layer a "
                    + "Cutoff."
            );
        }
        return cutoff;
    }

    private static Span<TNumber> Take<TNumber>(scoped ref Span<TNumber> numbers, int count)
    {
        Span<TNumber> taken = numbers[..count];
        numbers = numbers[count..];
        return taken;
    }

    private static ref S At(Span<S> numbers, int row, int dim) =>
        ref Unsafe.Add(ref LayerValues.First(numbers), row * dim);
}
