using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Sums over the rows of a batch, one per copy: groups of rows are summed in the precision of the layer, and these sums
/// in double.
/// </summary>
/// <remarks>So the error does not grow with the number of rows, and hardly depends on their order.</remarks>
internal readonly ref struct BatchSums<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int RowsAtOnce = 32;

    private readonly NormBlock[] _blocks;
    private readonly Span<S> _partial;
    private readonly Span<S> _centred;
    private readonly Span<double> _total;

    internal BatchSums(Workspace? workspace, NormBlock[] blocks, int copies)
    {
        _blocks = blocks;
        _partial = Workspace.Scratch<S>(workspace, copies);
        _centred = Workspace.Scratch<S>(workspace, copies);
        _total = Workspace.Scratch<double>(workspace, copies);
    }

    /// <summary>Σ x of the copies of 0e.</summary>
    internal void OfScalars(ReadOnlySpan<S> x, int rows, Span<S> result)
    {
        Start();
        int dim = x.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                Span<S> sum = block.IsScalar ? _partial.Slice(block.Scalar, block.Mul) : [];
                if (block.IsScalar)
                    TensorPrimitives.Add(sum, x.Slice(row * dim + block.Offset, block.Mul), sum);
            }

            Fold(row);
        }

        Finish(result);
    }

    /// <summary>
    /// Σ g·(x − mean) over rows and components of each copy; with no g, Σ (x − mean)². Only 0e has a mean.
    /// </summary>
    internal void OfProducts(ReadOnlySpan<S> g, ReadOnlySpan<S> x, ReadOnlySpan<S> mean, int rows, Span<S> result)
    {
        Start();
        int dim = x.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                Span<S> sum = _partial.Slice(block.Copy, block.Mul);
                for (int m = 0; m < block.Components; m++)
                {
                    int start = row * dim + block.Offset + m * block.Stride;
                    ReadOnlySpan<S> c = x.Slice(start, block.Mul);
                    if (block.IsScalar)
                    {
                        TensorPrimitives.Subtract(c, mean.Slice(block.Scalar, block.Mul), _centred[..block.Mul]);
                        c = _centred[..block.Mul];
                    }

                    TensorPrimitives.MultiplyAdd(g.IsEmpty ? c : g.Slice(start, block.Mul), c, sum, sum);
                }
            }

            Fold(row);
        }

        Finish(result);
    }

    private void Start()
    {
        _partial.Clear();
        _total.Clear();
    }

    private void Fold(int row)
    {
        if ((row + 1) % RowsAtOnce == 0)
            Fold();
    }

    private void Fold()
    {
        for (int i = 0; i < _partial.Length; i++)
            _total[i] += LaneMath.ToDouble(_partial[i]);
        _partial.Clear();
    }

    private void Finish(Span<S> result)
    {
        Fold();
        TensorPrimitives.ConvertTruncating<double, S>(_total[..result.Length], result);
    }
}
