using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A block of edges in a steerable convolution: contracted with the harmonics and summed into the receivers, and the
/// reverse of it.
/// </summary>
internal ref partial struct ConvolutionBlock<TProduct, THarmonics, TWeights, S>
    where TProduct : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where TWeights : struct, IEdgeWeights<S>, allows ref struct
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private EdgeBlock<THarmonics, TWeights, S> _block;
    private readonly Span<S> _scratch;

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
        Storage<S>? receiverCutoffs,
        EdgeTransport? transport
    )
    {
        _block = new EdgeBlock<THarmonics, TWeights, S>(
            workspace,
            radial,
            TProduct.WeightCount,
            TProduct.LeftDim,
            options.Envelope != CutoffEnvelope.None,
            path,
            index,
            cutoff,
            firstEdge,
            endEdge,
            arguments,
            receiverCutoffs,
            transport
        );
        _scratch = Workspace.Scratch<S>(workspace, TProduct.ScratchSize(EdgeBlock<THarmonics, TWeights, S>.Edges));
    }

    /// <summary>Collects the next edges within the cutoff.</summary>
    internal bool Next() => _block.Next();

    /// <summary>Adds the block's messages to the receivers' rows.</summary>
    internal void Add(Storage<S> operand, Storage<S> sums)
    {
        _block.Prepare(operand, RadialOrder.Values);
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            TProduct.Forward(
                end - start,
                in _block.Sender(start),
                TProduct.LeftDim,
                in _block.Harmonics(start),
                THarmonics.Dim,
                in _block.Weights(start),
                TProduct.WeightCount,
                ref sums.Row(receiver)[0],
                0,
                ref LayerValues.First(_scratch)
            );
            start = end;
        }
    }

    /// <summary>Reserves memory for the reverse pass; called once, before its blocks.</summary>
    internal void PrepareReverse(Workspace workspace) => _block.PrepareReverse(workspace);

    /// <summary>Propagates the gradients of the receivers' rows to senders, weights and geometry.</summary>
    internal void Reverse(Storage<S> operand, Storage<S> sums, Pass pass)
    {
        _block.Prepare(operand, _block.HasGeometryGradient ? RadialOrder.Slopes : RadialOrder.Values);
        _block.ClearGradients();
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            TProduct.Backward(
                end - start,
                in _block.Sender(start),
                TProduct.LeftDim,
                in _block.Harmonics(start),
                THarmonics.Dim,
                in _block.Weights(start),
                TProduct.WeightCount,
                in sums.GradientRow(receiver)[0],
                0,
                ref _block.SenderGradient(start),
                ref _block.HarmonicsGradient(start),
                ref _block.WeightsGradient(start),
                ref LayerValues.First(_scratch)
            );
            start = end;
        }

        _block.Reverse(operand, byU: [], pass);
    }

    /// <summary>The work that can be done only after all blocks of the reverse pass.</summary>
    internal readonly void CompleteReverse(Pass pass) => _block.CompleteReverse(pass);
}
