using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The largest squares of the copies over the rows of a cloud, and which rows have them.</summary>
internal readonly ref struct BatchMaxima<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly NormBlock[] _blocks;
    private readonly int _dim;
    private readonly Span<S> _square;
    private readonly Span<S> _centred;
    private readonly Span<S> _largest;
    private readonly Span<int> _ties;

    internal BatchMaxima(Workspace? workspace, NormBlock[] blocks, int copies, int dim)
    {
        (_blocks, _dim) = (blocks, dim);
        _square = Workspace.Scratch<S>(workspace, copies);
        _centred = Workspace.Scratch<S>(workspace, copies);
        _largest = Workspace.Scratch<S>(workspace, copies);
        // Counts, stored as doubles so that the workspace needs one kind of scratch less.
        _ties = System.Runtime.InteropServices.MemoryMarshal.Cast<double, int>(
            Workspace.Scratch<double>(workspace, copies)
        );
    }

    /// <summary>
    /// For each copy the largest Σ (x − mean)² over its components among the rows of one cloud, of which there is at
    /// least one.
    /// </summary>
    internal ReadOnlySpan<S> Over(ReadOnlySpan<S> x, ReadOnlySpan<S> mean)
    {
        _largest.Clear();
        for (int start = 0; start < x.Length; start += _dim)
        {
            Square(x.Slice(start, _dim), mean);
            TensorPrimitives.Max(_largest, _square, _largest);
        }

        return _largest;
    }

    /// <summary>
    /// The share of each row and copy in the cloud's maximum: one for the largest row, equal shares where several rows
    /// are equally large.
    /// </summary>
    internal void Shares(ReadOnlySpan<S> x, ReadOnlySpan<S> mean, Span<S> shares)
    {
        Over(x, mean);
        _ties.Clear();
        int copies = _square.Length;
        for (int row = 0; row * _dim < x.Length; row++)
        {
            Square(x.Slice(row * _dim, _dim), mean);
            Span<S> share = shares.Slice(row * copies, copies);
            for (int u = 0; u < copies; u++)
            {
                bool isLargest = _square[u] == _largest[u];
                share[u] = isLargest ? S.One : S.Zero;
                _ties[u] += isLargest ? 1 : 0;
            }
        }

        for (int i = 0; i < shares.Length; i++)
        {
            if (shares[i] != S.Zero)
                shares[i] = S.One / S.CreateTruncating(_ties[i % copies]);
        }
    }

    private void Square(ReadOnlySpan<S> row, ReadOnlySpan<S> mean)
    {
        _square.Clear();
        foreach (NormBlock block in _blocks)
        {
            Span<S> sum = _square.Slice(block.Copy, block.Mul);
            for (int m = 0; m < block.Components; m++)
            {
                ReadOnlySpan<S> c = row.Slice(block.Offset + (m * block.Stride), block.Mul);
                if (block.IsScalar)
                {
                    TensorPrimitives.Subtract(c, mean.Slice(block.Scalar, block.Mul), _centred[..block.Mul]);
                    c = _centred[..block.Mul];
                }

                TensorPrimitives.MultiplyAdd(c, c, sum, sum);
            }
        }
    }
}
