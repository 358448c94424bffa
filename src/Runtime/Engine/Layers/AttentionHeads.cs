using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Which copies and weights of a channel-wise product belong to which head: of the copies of each path, equal parts in
/// order.
/// </summary>
/// <remarks>
/// All sums over a head are made copy by copy first, in vectors, and then added by head, since a head's own copies may
/// be few.
/// </remarks>
internal sealed class AttentionHeads
{
    private readonly BlockAddress[] _merged;
    private readonly int[] _headOfCopy;
    private readonly Run[] _runs;

    /// <param name="count">The number of heads, which divides the copies of each path.</param>
    /// <param name="layout">The product's result, one block a path.</param>
    /// <param name="copies">The copies of each path in the order of the weights.</param>
    internal AttentionHeads(int count, FeatureLayout layout, IReadOnlyList<int> copies)
    {
        Count = count;
        _merged = layout.Merged;
        _headOfCopy = new int[layout.CopyCount];
        int first = 0;
        foreach (BlockAddress merged in _merged)
        {
            foreach (BlockAddress block in layout.Blocks)
            {
                int within = block.Offset - merged.Offset;
                if (within < 0 || within >= merged.Mul * merged.Irrep.Dim)
                    continue;
                for (int u = 0; u < block.Mul; u++)
                    _headOfCopy[first + within + u] = u / (block.Mul / count);
            }
            first += merged.Mul;
        }

        var runs = new List<Run>();
        int start = 0;
        foreach (int path in copies)
        {
            for (int head = 0; head < count; head++)
                runs.Add(new Run(start + (head * (path / count)), path / count, head));
            start += path;
        }
        _runs = [.. runs];
    }

    /// <summary>The number of heads.</summary>
    internal int Count { get; }

    /// <summary>Copies in a row: the numbers of scratch that sums over heads take.</summary>
    internal int Copies => _headOfCopy.Length;

    /// <summary>sums[h] = factor · Σ of a·b over the components of head h.</summary>
    internal void Inner<S>(ReadOnlySpan<S> a, ReadOnlySpan<S> b, double factor, Span<S> scratch, Span<double> sums)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> copies = scratch[..Copies];
        int first = 0;
        foreach (BlockAddress block in _merged)
        {
            Span<S> part = copies.Slice(first, block.Mul);
            TensorPrimitives.Multiply(a.Slice(block.Offset, block.Mul), b.Slice(block.Offset, block.Mul), part);
            for (int m = 1; m < block.Irrep.Dim; m++)
            {
                int at = block.Offset + (m * block.Mul);
                TensorPrimitives.MultiplyAdd(a.Slice(at, block.Mul), b.Slice(at, block.Mul), part, part);
            }
            first += block.Mul;
        }

        sums.Clear();
        int[] heads = _headOfCopy;
        for (int c = 0; c < heads.Length; c++)
            sums[heads[c]] += LaneMath.ToDouble(copies[c]);
        for (int h = 0; h < sums.Length; h++)
            sums[h] *= factor;
    }

    /// <summary>to += factor[h] · from, for each component of head h.</summary>
    internal void AddScaled<S>(ReadOnlySpan<S> from, ReadOnlySpan<S> factors, Span<S> scratch, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> copies = ByCopy(factors, scratch);
        int first = 0;
        foreach (BlockAddress block in _merged)
        {
            for (int m = 0; m < block.Irrep.Dim; m++)
            {
                int at = block.Offset + (m * block.Mul);
                Span<S> target = to.Slice(at, block.Mul);
                TensorPrimitives.MultiplyAdd(from.Slice(at, block.Mul), copies.Slice(first, block.Mul), target, target);
            }
            first += block.Mul;
        }
    }

    /// <summary>Each component of head h times factors[h].</summary>
    internal void Scale<S>(Span<S> row, ReadOnlySpan<S> factors, Span<S> scratch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Span<S> copies = ByCopy(factors, scratch);
        int first = 0;
        foreach (BlockAddress block in _merged)
        {
            for (int m = 0; m < block.Irrep.Dim; m++)
            {
                Span<S> part = row.Slice(block.Offset + (m * block.Mul), block.Mul);
                TensorPrimitives.Multiply(part, copies.Slice(first, block.Mul), part);
            }
            first += block.Mul;
        }
    }

    /// <summary>to = weights, those of head h times factors[h].</summary>
    internal void ScaleWeights<S>(ReadOnlySpan<S> weights, ReadOnlySpan<S> factors, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        foreach (Run run in _runs)
        {
            S factor = factors[run.Head];
            ReadOnlySpan<S> from = weights.Slice(run.Start, run.Length);
            Span<S> target = to.Slice(run.Start, run.Length);
            if (run.Length >= Vector<S>.Count)
            {
                TensorPrimitives.Multiply(from, factor, target);
                continue;
            }
            for (int i = 0; i < from.Length; i++)
                target[i] = from[i] * factor;
        }
    }

    /// <summary>sums[h] = Σ of a·b over the weights of head h.</summary>
    internal void InnerOfWeights<S>(ReadOnlySpan<S> a, ReadOnlySpan<S> b, Span<double> sums)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        sums.Clear();
        foreach (Run run in _runs)
        {
            ReadOnlySpan<S> x = a.Slice(run.Start, run.Length),
                y = b.Slice(run.Start, run.Length);
            S sum = S.Zero;
            if (run.Length >= Vector<S>.Count)
            {
                sum = TensorPrimitives.Dot(x, y);
            }
            else
            {
                for (int i = 0; i < x.Length; i++)
                    sum += x[i] * y[i];
            }
            sums[run.Head] += LaneMath.ToDouble(sum);
        }
    }

    private Span<S> ByCopy<S>(ReadOnlySpan<S> factors, Span<S> scratch)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int[] heads = _headOfCopy;
        Span<S> copies = scratch[..heads.Length];
        for (int c = 0; c < copies.Length; c++)
            copies[c] = factors[heads[c]];
        return copies;
    }

    /// <summary>Neighbouring weights of one head.</summary>
    private readonly record struct Run(int Start, int Length, int Head);
}
