using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <content>
/// Changes of a product, of keys or of values, and their reverse. A product is linear in each of its operands, so its
/// change is a sum of products with one operand replaced by its change; the factors of heads are in the weights: first
/// factors where an operand changes, second ones where none does.
/// </content>
internal ref partial struct AttentionBlock<TKey, TValue, THarmonics, S>
    where TKey : struct, IBilinearKernel
    where TValue : struct, IBilinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>
    /// Of an edge: weights times the first factors, and second factors · weights + first · their changes.
    /// </summary>
    private readonly void MixWeights(AttentionHeads heads, int i, Range part)
    {
        ReadOnlySpan<S> weights = _block.WeightRow(i)[part];
        heads.ScaleWeights(weights, First(i), Row(_weights, i)[part]);
        Span<S> mixed = Row(_mixed, i)[part];
        heads.ScaleWeights(weights, Second(i), mixed);
        if (_block.MovesEdges)
            heads.AddScaledWeights<S>(_block.WeightTangentRow(i)[part], First(i), mixed);
    }

    /// <summary>
    /// What the reverse of products found for the two sets of weights, to the gradient and adjoint of weights.
    /// </summary>
    private readonly void AddWeights(AttentionHeads heads, int i, Range part)
    {
        Span<S> gradient = _block.WeightGradientRow(i)[part];
        heads.AddScaledWeights<S>(Row(_byFirst, i)[part], First(i), gradient);
        heads.AddScaledWeights<S>(Row(_byMixed, i)[part], Second(i), gradient);
        heads.AddScaledWeights<S>(Row(_byMixed, i)[part], First(i), _block.WeightAdjointRow(i)[part]);
    }

    /// <summary>
    /// Adds the change of a product to one row: each operand's change in the operand's place, the weights mixed.
    /// </summary>
    private readonly void Multiply<TProduct>(int start, int end, int weight, ref S result)
        where TProduct : struct, IBilinearKernel
    {
        ref S first = ref Row(_weights, start)[weight];
        if (_run.Operand.HasTangent)
        {
            Multiply<TProduct>(
                end - start,
                in _block.SenderTangent(start),
                in _block.Harmonics(start),
                in first,
                ref result
            );
        }
        if (_block.MovesEdges)
        {
            Multiply<TProduct>(
                end - start,
                in _block.Sender(start),
                in _block.HarmonicsTangent(start),
                in first,
                ref result
            );
        }
        Multiply<TProduct>(
            end - start,
            in _block.Sender(start),
            in _block.Harmonics(start),
            in Row(_mixed, start)[weight],
            ref result
        );
    }

    private readonly void Multiply<TProduct>(
        int rows,
        ref readonly S x,
        ref readonly S y,
        ref readonly S w,
        ref S result
    )
        where TProduct : struct, IBilinearKernel =>
        TProduct.Forward(
            rows,
            in x,
            TProduct.LeftDim,
            in y,
            THarmonics.Dim,
            in w,
            WeightCount,
            ref result,
            0,
            ref LayerValues.First(_product)
        );

    /// <summary>The reverse of a product along one row, and of its change; weights get theirs apart.</summary>
    /// <param name="start">The first edge.</param>
    /// <param name="end">The edge after the last.</param>
    /// <param name="weight">Where the product's weights begin.</param>
    /// <param name="adjoint">What the product is multiplied with.</param>
    /// <param name="change">How that changes; empty if it does not.</param>
    private readonly void Pull<TProduct>(
        int start,
        int end,
        int weight,
        ReadOnlySpan<S> adjoint,
        ReadOnlySpan<S> change
    )
        where TProduct : struct, IBilinearKernel
    {
        int rows = end - start;
        ref S x = ref _block.Sender(start),
            y = ref _block.Harmonics(start),
            gx = ref _block.SenderGradient(start),
            gy = ref _block.HarmonicsGradient(start),
            first = ref Row(_weights, start)[weight],
            byFirst = ref Row(_byFirst, start)[weight];
        Pull<TProduct>(
            rows,
            in x,
            in y,
            in Row(_mixed, start)[weight],
            adjoint,
            ref gx,
            ref gy,
            ref Row(_byMixed, start)[weight]
        );
        if (!change.IsEmpty)
            Pull<TProduct>(rows, in x, in y, in first, change, ref gx, ref gy, ref byFirst);
        if (_run.Operand.HasTangent)
        {
            ref S moved = ref _block.SenderTangent(start),
                unused = ref _block.Unused(start);
            Pull<TProduct>(rows, in moved, in y, in first, adjoint, ref unused, ref gy, ref byFirst);
        }
        if (_block.MovesEdges)
        {
            // What the kernel gives for the operand that is replaced is its adjoint, which the geometry needs.
            ref S moved = ref _block.HarmonicsTangent(start),
                yAdjoint = ref _block.HarmonicsAdjoint(start);
            Pull<TProduct>(rows, in x, in moved, in first, adjoint, ref gx, ref yAdjoint, ref byFirst);
        }
    }

    private readonly void Pull<TProduct>(
        int rows,
        ref readonly S x,
        ref readonly S y,
        ref readonly S w,
        ReadOnlySpan<S> gradient,
        ref S gx,
        ref S gy,
        ref S gw
    )
        where TProduct : struct, IBilinearKernel =>
        TProduct.Backward(
            rows,
            in x,
            TProduct.LeftDim,
            in y,
            THarmonics.Dim,
            in w,
            WeightCount,
            in gradient[0],
            0,
            ref gx,
            ref gy,
            ref gw,
            ref LayerValues.First(_product)
        );
}
