using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A block of edges in a steerable convolution: lengths, harmonics, basis and weights of 64 edges, in cache; no array
/// of the size edges × paths × copies exists. The reverse pass computes them again, block by block.
/// </summary>
/// <remarks>
/// Edges at or beyond the cutoff are skipped, since their envelope is zero. An edge of zero length (two points at one
/// place) has no direction: its harmonics of l &gt; 0 are zero, and only its even scalars couple.
/// </remarks>
internal ref struct ConvolutionBlock<TProduct, THarmonics, TWeights, S>
    where TProduct : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where TWeights : struct, IEdgeWeights<S>, allows ref struct
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int Edges = PointBlock<S>.Points;

    /// <summary>
    /// ε of lengths and directions, √(|x|²+ε²) and x/√(|x|²+ε²), in units of the cutoff: so the kernel is smooth at
    /// zero. Where two points coincide up to rounding, directions consist of rounding errors.
    /// </summary>
    private const double RelativeEpsilon = 1e-9;

    private readonly SteerableConvolutionOptions _options;
    private readonly string _path;
    private readonly EdgeIndex _index;
    private readonly Storage<S> _arguments;
    private readonly Storage<S>? _receiverCutoffs;
    private readonly double _cutoff;

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
    private readonly Span<S> _scratch;
    private TWeights _radial;
    private Span<S> _gHarmonics;
    private Span<S> _gWeights;
    private Span<S> _gSenders;

    private readonly int _endEdge;
    private int _nextEdge;
    private int _count;

    internal ConvolutionBlock(
        Workspace? workspace,
        TWeights radial,
        SteerableConvolutionOptions options,
        string path,
        EdgeIndex index,
        double cutoff,
        int firstEdge,
        int endEdge,
        Storage<S> arguments,
        Storage<S>? receiverCutoffs
    )
    {
        (_nextEdge, _endEdge) = (firstEdge, endEdge);
        (_options, _path, _index, _arguments, _receiverCutoffs) = (options, path, index, arguments, receiverCutoffs);
        _radial = radial;
        _cutoff = cutoff;

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

        int each = 3 + THarmonics.Dim + TProduct.WeightCount + TProduct.LeftDim;
        Span<S> numbers = Workspace.Scratch<S>(workspace, (Edges * each) + TProduct.ScratchSize(Edges));
        _rows = Take(ref numbers, Edges * 3);
        _harmonics = Take(ref numbers, Edges * THarmonics.Dim);
        _weights = Take(ref numbers, Edges * TProduct.WeightCount);
        _senders = Take(ref numbers, Edges * TProduct.LeftDim);
        _scratch = numbers;
    }

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
            if ((x * x) + (y * y) + (z * z) >= cutoff * cutoff && _options.Envelope != CutoffEnvelope.None)
                continue;
            _cutoffs[_count] = cutoff;
            _edges[_count++] = _nextEdge;
        }

        return _count > 0;
    }

    /// <summary>Adds the block's messages to the receivers' rows.</summary>
    internal void Add(Storage<S> operand, Storage<S> sums)
    {
        Prepare(operand, wantSlopes: false);
        for (int start = 0; start < _count; )
        {
            (int receiver, int end) = Run(start);
            TProduct.Forward(
                end - start,
                in At(_senders, start, operand.Dim),
                operand.Dim,
                in At(_harmonics, start, THarmonics.Dim),
                THarmonics.Dim,
                in At(_weights, start, TProduct.WeightCount),
                TProduct.WeightCount,
                ref sums.Row(receiver)[0],
                0,
                ref LayerValues.First(_scratch)
            );
            start = end;
        }
    }

    /// <summary>Reserves memory for the reverse pass; called once, before its blocks.</summary>
    internal void PrepareReverse(Workspace workspace)
    {
        Span<S> reverse = Workspace.Scratch<S>(
            workspace,
            Edges * (THarmonics.Dim + TProduct.WeightCount + TProduct.LeftDim)
        );
        _gHarmonics = Take(ref reverse, Edges * THarmonics.Dim);
        _gWeights = Take(ref reverse, Edges * TProduct.WeightCount);
        _gSenders = Take(ref reverse, Edges * TProduct.LeftDim);
        _radial.PrepareReverse(workspace);
    }

    /// <summary>Propagates the gradients of the receivers' rows to senders, weights and geometry.</summary>
    internal void Reverse(Storage<S> operand, Storage<S> sums, Pass pass)
    {
        bool geometry = _arguments.NeedsGradient || _receiverCutoffs is { NeedsGradient: true };
        Prepare(operand, wantSlopes: geometry);
        _gSenders.Clear();
        _gHarmonics.Clear();
        _gWeights.Clear();
        for (int start = 0; start < _count; )
        {
            (int receiver, int end) = Run(start);
            TProduct.Backward(
                end - start,
                in At(_senders, start, operand.Dim),
                operand.Dim,
                in At(_harmonics, start, THarmonics.Dim),
                THarmonics.Dim,
                in At(_weights, start, TProduct.WeightCount),
                TProduct.WeightCount,
                in sums.GradientRow(receiver)[0],
                0,
                ref At(_gSenders, start, operand.Dim),
                ref At(_gHarmonics, start, THarmonics.Dim),
                ref At(_gWeights, start, TProduct.WeightCount),
                ref LayerValues.First(_scratch)
            );
            start = end;
        }

        if (operand.NeedsGradient)
        {
            for (int i = 0; i < _count; i++)
            {
                Span<S> row = operand.GradientRow(_index.Senders[_edges[i]]);
                TensorPrimitives.Add(row, _gSenders.Slice(i * operand.Dim, operand.Dim), row);
            }
        }

        _radial.Reverse(
            _count,
            _u,
            _cutoffs,
            _gWeights[..(_count * TProduct.WeightCount)],
            geometry ? _byLength : [],
            geometry ? _byCutoff : [],
            pass
        );
        if (geometry)
            ReverseGeometry();
    }

    /// <summary>The work that can be done only after all blocks of the reverse pass.</summary>
    internal readonly void CompleteReverse(Pass pass) => _radial.CompleteReverse(pass);

    /// <summary>
    /// Computes everything for the block's edges: gathered senders, harmonics, radial functions, weights.
    /// </summary>
    private void Prepare(Storage<S> operand, bool wantSlopes)
    {
        int dim = operand.Dim;
        for (int i = 0; i < _count; i++)
        {
            int edge = _edges[i];
            _arguments.Values.Slice(3 * edge, 3).CopyTo(_rows[(3 * i)..]);
            operand.Row(_index.Senders[edge]).CopyTo(_senders[(i * dim)..]);
        }

        _points.Read(_rows[..(3 * _count)], normalize: true, RelativeEpsilon, _cutoffs);
        _points.Evaluate<THarmonics>();
        _points.WriteValues(_harmonics);

        _u[_count..].Clear();
        for (int i = 0; i < _count; i++)
            _u[i] = LaneMath.ToDouble(_points.Lengths[i]) / _cutoffs[i];
        _radial.Evaluate(_count, _u, _cutoffs, wantSlopes, _weights[..(_count * TProduct.WeightCount)]);
    }

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

            int receiver = _index.Receivers[edge];
            if (_receiverCutoffs is { NeedsGradient: true } cutoffs && CutoffAt(receiver) < _cutoff)
                cutoffs.Gradient[receiver] += LaneMath.Scalar<S>(_byCutoff[i]);
        }
    }

    /// <summary>The end of the run of edges to one receiver.</summary>
    private readonly (int Receiver, int End) Run(int start)
    {
        int receiver = _index.Receivers[_edges[start]];
        int end = start + 1;
        while (end < _count && _index.Receivers[_edges[end]] == receiver)
            end++;
        return (receiver, end);
    }

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
