using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One run of a steerable convolution over its edges, in parts of receivers: the sums over neighbours, and their
/// reverse.
/// </summary>
internal sealed class ConvolutionPass<TProduct, THarmonics, S> : IParts
    where TProduct : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private SteerableConvolutionOptions _options = null!;
    private DenseNetwork<S> _radial = null!;
    private string _path = null!;
    private EdgeIndex _index = null!;
    private EdgeTransport? _transport;
    private double _cutoff;
    private Storage<S> _operand = null!;
    private Storage<S> _arguments = null!;
    private Storage<S> _sums = null!;
    private Storage<S>? _cutoffs;
    private SplineTable<S>? _table;
    private Workspace? _workspace;

    internal ConvolutionPass<TProduct, THarmonics, S> Bind(
        Workspace? workspace,
        SteerableConvolutionOptions options,
        DenseNetwork<S> radial,
        SplineTable<S>? table,
        string path,
        Relation relation,
        double cutoff,
        Storage<S> operand,
        Storage<S> arguments,
        Storage<S>? cutoffs,
        Storage<S> sums
    )
    {
        (_workspace, _options, _radial, _table, _path) = (workspace, options, radial, table, path);
        (_index, _transport, _cutoff) = (relation.Index, relation.Transport, cutoff);
        (_operand, _arguments, _cutoffs, _sums) = (operand, arguments, cutoffs, sums);
        return this;
    }

    /// <summary>The sums over neighbours of all receivers.</summary>
    internal void Forward()
    {
        // Read once: it may be changed from another thread, and each worker needs scratch.
        (int parts, int threads) = (EdgeParts.Count(_index), Parallelism.Threads);
        if (parts > 1)
            _workspace?.PrepareWorkers(threads);
        WorkerTeam.Run(this, parts, threads);
    }

    /// <summary>Propagates the gradients of the sums to features, weights and geometry.</summary>
    internal void Reverse(Pass pass)
    {
        if (_table is null)
        {
            Reverse(
                Block(pass.Workspace, new NetworkWeights<S>(pass.Workspace, _radial, _options), 0, _index.Count),
                pass
            );
        }
        else
        {
            Reverse(Block(pass.Workspace, new SplineWeights<S>(_table, _radial, _options), 0, _index.Count), pass);
        }
    }

    /// <summary>How the sums change while senders and edges move.</summary>
    internal void Tangents(Pass pass)
    {
        if (_table is null)
        {
            AddTangents(
                Block(pass.Workspace, new NetworkWeights<S>(pass.Workspace, _radial, _options), 0, _index.Count),
                pass
            );
        }
        else
        {
            AddTangents(Block(pass.Workspace, new SplineWeights<S>(_table, _radial, _options), 0, _index.Count), pass);
        }
    }

    /// <summary>Propagates gradients, and how the reverse of the adjoints of the sums changes.</summary>
    internal void ReverseTangents(Pass pass)
    {
        if (_table is null)
        {
            ReverseTangents(
                Block(pass.Workspace, new NetworkWeights<S>(pass.Workspace, _radial, _options), 0, _index.Count),
                pass
            );
        }
        else
        {
            ReverseTangents(
                Block(pass.Workspace, new SplineWeights<S>(_table, _radial, _options), 0, _index.Count),
                pass
            );
        }
    }

    void IParts.Run(int part, int parts, int worker)
    {
        (int first, int end) = (
            EdgeParts.FirstReceiver(_index, part, parts),
            EdgeParts.FirstReceiver(_index, part + 1, parts)
        );
        _sums.Values[(first * _sums.Dim)..(end * _sums.Dim)].Clear();
        (int firstEdge, int endEdge) = (_index.ReceiverOffsets[first], _index.ReceiverOffsets[end]);
        Workspace? workspace = parts == 1 ? _workspace : _workspace?.ScratchOf(worker);
        if (_table is null)
            Add(Block(workspace, new NetworkWeights<S>(workspace, _radial, _options), firstEdge, endEdge));
        else
            Add(Block(workspace, new SplineWeights<S>(_table, _radial, _options), firstEdge, endEdge));
    }

    private void Add<TWeights>(ConvolutionBlock<TProduct, THarmonics, TWeights, S> block)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct
    {
        while (block.Next())
            block.Add(_operand, _sums);
    }

    private void Reverse<TWeights>(ConvolutionBlock<TProduct, THarmonics, TWeights, S> block, Pass pass)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct
    {
        block.PrepareReverse(pass.Workspace);
        while (block.Next())
            block.Reverse(_operand, _sums, pass);
        block.CompleteReverse(pass);
    }

    private void AddTangents<TWeights>(ConvolutionBlock<TProduct, THarmonics, TWeights, S> block, Pass pass)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct
    {
        Storage<S> tangents = _sums.MakeTangent();
        tangents.Values.Clear();
        block.PrepareTangents(pass.Workspace, reverse: false);
        while (block.Next())
            block.AddTangents(_operand, tangents);
    }

    private void ReverseTangents<TWeights>(ConvolutionBlock<TProduct, THarmonics, TWeights, S> block, Pass pass)
        where TWeights : struct, IEdgeWeights<S>, allows ref struct
    {
        block.PrepareTangents(pass.Workspace, reverse: true);
        while (block.Next())
            block.ReverseTangents(_operand, _sums, _arguments.NeedsGradient, pass);
        block.CompleteReverse(pass);
    }

    private ConvolutionBlock<TProduct, THarmonics, TWeights, S> Block<TWeights>(
        Workspace? workspace,
        TWeights weights,
        int firstEdge,
        int endEdge
    )
        where TWeights : struct, IEdgeWeights<S>, allows ref struct =>
        new(workspace, weights, _options, _path, _index, _cutoff, firstEdge, endEdge, _arguments, _cutoffs, _transport);
}
