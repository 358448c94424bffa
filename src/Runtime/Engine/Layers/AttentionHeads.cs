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
    private readonly Run[] _copies;
    private readonly Run[] _weights;

    /// <param name="count">The number of heads, which divides the copies of each path.</param>
    /// <param name="layout">The product's result, one block a path.</param>
    /// <param name="copies">The copies of each path in the order of the weights.</param>
    internal AttentionHeads(int count, FeatureLayout layout, IEnumerable<int> copies)
    {
        Count = count;
        Copies = layout.CopyCount;
        _merged = layout.Merged;
        // In a row, blocks of one irrep are merged: copies of one follow those of the other, in the order of blocks.
        _copies = Runs(count, layout.Blocks.OrderBy(static b => b.Offset).Select(static b => b.Mul));
        _weights = Runs(count, copies);
    }

    /// <summary>The number of heads.</summary>
    internal int Count { get; }

    /// <summary>Copies in a row: the numbers of scratch that sums over heads take.</summary>
    internal int Copies { get; }

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
        foreach (Run run in _copies)
            sums[run.Head] += LaneMath.ToDouble(Sum<S>(copies.Slice(run.Start, run.Length)));
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
        foreach (Run run in _weights)
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

    /// <summary>to += factors[h] · weights, for those of head h.</summary>
    internal void AddScaledWeights<S>(ReadOnlySpan<S> weights, ReadOnlySpan<S> factors, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        foreach (Run run in _weights)
        {
            Span<S> target = to.Slice(run.Start, run.Length);
            TensorPrimitives.MultiplyAdd(weights.Slice(run.Start, run.Length), factors[run.Head], target, target);
        }
    }

    /// <summary>sums[h] = Σ of a·b over the weights of head h.</summary>
    internal void InnerOfWeights<S>(ReadOnlySpan<S> a, ReadOnlySpan<S> b, Span<double> sums)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        sums.Clear();
        foreach (Run run in _weights)
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
        foreach (Run run in _copies)
            scratch.Slice(run.Start, run.Length).Fill(factors[run.Head]);
        return scratch[..Copies];
    }

    private static S Sum<S>(ReadOnlySpan<S> x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (x.Length >= Vector<S>.Count)
            return TensorPrimitives.Sum(x);
        S sum = S.Zero;
        foreach (S value in x)
            sum += value;
        return sum;
    }

    /// <summary>The copies of each path cut into heads; neighbours of one head are one.</summary>
    private static Run[] Runs(int heads, IEnumerable<int> paths)
    {
        var runs = new List<Run>();
        int start = 0;
        foreach (int copies in paths)
        {
            for (int head = 0; head < heads; head++, start += copies / heads)
            {
                if (runs.Count > 0 && runs[^1].Head == head)
                    runs[^1] = runs[^1] with { Length = runs[^1].Length + (copies / heads) };
                else
                    runs.Add(new Run(start, copies / heads, head));
            }
        }
        return [.. runs];
    }

    /// <summary>Neighbouring copies or weights of one head.</summary>
    private readonly record struct Run(int Start, int Length, int Head);
}
