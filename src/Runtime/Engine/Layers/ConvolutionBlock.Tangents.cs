using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <content>
/// How the sums and their reverse change: the product is linear in senders, harmonics and weights, so its tangent, and
/// that of its reverse, are sums of the same products with one of the three replaced by its tangent.
/// </content>
internal ref partial struct ConvolutionBlock<TProduct, THarmonics, TWeights, S>
    where TProduct : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where TWeights : struct, IEdgeWeights<S>, allows ref struct
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Reserves memory for tangents, and for their reverse if that is wanted; called once.</summary>
    internal void PrepareTangents(Workspace workspace, bool reverse) => _block.PrepareTangents(workspace, reverse);

    /// <summary>Adds the changes of the block's messages to the receivers' rows.</summary>
    internal void AddTangents(Storage<S> operand, Storage<S> sums)
    {
        _block.Prepare(operand, RadialOrder.Slopes);
        _block.Tangents(operand);
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            ref S result = ref sums.Row(receiver)[0];
            ref S x = ref _block.Sender(start),
                y = ref _block.Harmonics(start),
                w = ref _block.Weights(start);
            if (operand.HasTangent)
                Multiply(end - start, in _block.SenderTangent(start), in y, in w, ref result);
            if (_block.MovesEdges)
            {
                Multiply(end - start, in x, in _block.HarmonicsTangent(start), in w, ref result);
                Multiply(end - start, in x, in y, in _block.WeightsTangent(start), ref result);
            }

            start = end;
        }
    }

    /// <summary>
    /// Propagates the gradients of the receivers' rows, and how the reverse of their adjoints changes, to senders,
    /// weights and geometry.
    /// </summary>
    internal void ReverseTangents(Storage<S> operand, Storage<S> sums, bool wantsGeometry, Pass pass)
    {
        _block.Prepare(operand, wantsGeometry ? RadialOrder.Bends : RadialOrder.Slopes);
        _block.Tangents(operand);
        _block.ClearAdjoints();
        for (int start = 0; start < _block.Count; )
        {
            (int receiver, int end) = _block.Run(start);
            int rows = end - start;
            ref S x = ref _block.Sender(start),
                y = ref _block.Harmonics(start),
                w = ref _block.Weights(start),
                gx = ref _block.SenderGradient(start),
                gy = ref _block.HarmonicsGradient(start),
                gw = ref _block.WeightsGradient(start);
            if (sums.HasGradient)
                Pull(rows, in x, in y, in w, in sums.GradientRow(receiver)[0], ref gx, ref gy, ref gw);
            ref readonly S adjoint = ref sums.AdjointRow(receiver)[0];
            if (operand.HasTangent)
            {
                ref S unused = ref _block.Unused(start);
                Pull(rows, in _block.SenderTangent(start), in y, in w, in adjoint, ref unused, ref gy, ref gw);
            }

            if (_block.MovesEdges)
            {
                // What the kernel gives for the operand that is replaced is its adjoint, which the geometry needs.
                ref S yAdjoint = ref _block.HarmonicsAdjoint(start),
                    wAdjoint = ref _block.WeightsAdjoint(start);
                Pull(rows, in x, in _block.HarmonicsTangent(start), in w, in adjoint, ref gx, ref yAdjoint, ref gw);
                Pull(rows, in x, in y, in _block.WeightsTangent(start), in adjoint, ref gx, ref gy, ref wAdjoint);
            }

            start = end;
        }

        _block.ReverseTangents(operand, byU: [], byUTangents: [], pass);
    }

    private readonly void Multiply(int rows, ref readonly S x, ref readonly S y, ref readonly S w, ref S result) =>
        TProduct.Forward(
            rows,
            in x,
            TProduct.LeftDim,
            in y,
            THarmonics.Dim,
            in w,
            TProduct.WeightCount,
            ref result,
            0,
            ref LayerValues.First(_scratch)
        );

    private readonly void Pull(
        int rows,
        ref readonly S x,
        ref readonly S y,
        ref readonly S w,
        ref readonly S gradient,
        ref S gx,
        ref S gy,
        ref S gw
    ) =>
        TProduct.Backward(
            rows,
            in x,
            TProduct.LeftDim,
            in y,
            THarmonics.Dim,
            in w,
            TProduct.WeightCount,
            in gradient,
            0,
            ref gx,
            ref gy,
            ref gw,
            ref LayerValues.First(_scratch)
        );
}
