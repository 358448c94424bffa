using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <content>The reverse.</content>
internal sealed partial class BatchNormLayer<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>
    /// With c the centred x, s = 1/√(v+ε) and v = Σ a·c² (a: one over the numbers in a mean; of maxima the row's share
    /// of its cloud's, over the clouds): gw = s Σ g·c, gb = Σ g, gc = w·s·(g − a·c·s²·Σ g·c), and gx = gc − mean(gc)
    /// for 0e; gx is derived from g alone where the statistics are not those of the rows.
    /// </summary>
    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var statistics = (Storage<S>)entry.B!;
        var result = (Storage<S>)entry.Result;
        if (x.Rows == 0)
            return;
        Workspace workspace = pass.Workspace;
        bool measured = entry.Index == 1;
        Span<S> sumG = workspace.Scratch<S>(_scalars);
        Span<S> sumGc = workspace.Scratch<S>(_copies);
        Span<S> factor = workspace.Scratch<S>(_copies);
        Span<S> bend = workspace.Scratch<S>(_copies);
        Span<S> buffer = workspace.Scratch<S>(_copies);
        bool shared = measured && _options.Reduce == BatchReduction.Max && x.NeedsGradient;
        Span<S> shares = shared ? workspace.Scratch<S>(x.Rows * _copies) : [];
        var sums = new BatchSums<S>(workspace, _blocks, _copies);
        var maxima = new BatchMaxima<S>(workspace, _blocks, _copies, _layout.Dim);
        for (int group = 0; group < statistics.Rows; group++)
        {
            (int first, int end) = Rows(x, group);
            if (first == end)
                continue;
            ReadOnlySpan<S> mean = statistics.Row(group)[.._scalars];
            ReadOnlySpan<S> inverse = statistics.Row(group)[_scalars..];
            ReadOnlySpan<S> g = Slice(result.Gradient, first, end);
            sums.OfScalars(g, end - first, sumG);
            sums.OfProducts(g, Slice(x.Values, first, end), mean, end - first, sumGc);
            if (_weight is not null)
                TensorPrimitives.MultiplyAdd(sumGc, inverse, pass.GradientOf<S>(_weight), pass.GradientOf<S>(_weight));
            if (_bias is not null)
                TensorPrimitives.Add(pass.GradientOf<S>(_bias), sumG, pass.GradientOf<S>(_bias));
            if (!x.NeedsGradient)
                continue;

            int clouds = shared ? Share(x, first, end, mean, shares, maxima) : 0;
            // Per copy: the factor of c (times a row's share), and the number that is subtracted from every g.
            foreach (NormBlock block in _blocks)
            {
                if (!block.IsFirst)
                    continue;
                S count = S.CreateTruncating((shared ? clouds : (double)(end - first)) * _options.Divisor(block));
                for (int u = block.Copy; u < block.Copy + block.Mul; u++)
                    sumGc[u] = measured ? sumGc[u] * inverse[u] * inverse[u] / count : S.Zero;
            }

            if (shared)
                SubtractShares(x, first, end, mean, shares, sumGc, buffer, sumG);
            TensorPrimitives.Multiply(sumG, measured ? S.One / S.CreateTruncating(end - first) : S.Zero, sumG);
            Factors(statistics.Row(group), factor);
            for (int row = first; row < end; row++)
            {
                ReadOnlySpan<S> bends = sumGc;
                if (shared)
                {
                    TensorPrimitives.Multiply(sumGc, shares.Slice(row * _copies, _copies), bend);
                    bends = bend;
                }

                Reverse(x.Row(row), mean, bends, sumG, factor, result.GradientRow(row), buffer, x.GradientRow(row));
            }
        }
    }

    private void Reverse(
        ReadOnlySpan<S> x,
        ReadOnlySpan<S> mean,
        ReadOnlySpan<S> bend,
        ReadOnlySpan<S> shift,
        ReadOnlySpan<S> factor,
        ReadOnlySpan<S> g,
        Span<S> buffer,
        Span<S> gx
    )
    {
        foreach (NormBlock block in _blocks)
        {
            for (int m = 0; m < block.Components; m++)
            {
                int start = block.Offset + m * block.Stride;
                Span<S> c = buffer[..block.Mul];
                Span<S> to = gx.Slice(start, block.Mul);
                x.Slice(start, block.Mul).CopyTo(c);
                if (block.IsScalar)
                    TensorPrimitives.Subtract(c, mean.Slice(block.Scalar, block.Mul), c);
                TensorPrimitives.Multiply(c, bend.Slice(block.Copy, block.Mul), c);
                TensorPrimitives.Subtract(g.Slice(start, block.Mul), c, c);
                if (block.IsScalar)
                    TensorPrimitives.Subtract(c, shift.Slice(block.Scalar, block.Mul), c);
                TensorPrimitives.MultiplyAdd(c, factor.Slice(block.Copy, block.Mul), to, to);
            }
        }
    }

    /// <summary>The share of each row in its cloud's maxima; returns the number of clouds.</summary>
    private int Share(Storage<S> x, int first, int end, ReadOnlySpan<S> mean, Span<S> shares, BatchMaxima<S> maxima)
    {
        int clouds = 0;
        ReadOnlySpan<int> offsets = x.RowSpace.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            if (offsets[c] < first || offsets[c + 1] > end || offsets[c] == offsets[c + 1])
                continue;
            maxima.Shares(
                Slice(x.Values, offsets[c], offsets[c + 1]),
                mean,
                shares[(offsets[c] * _copies)..(offsets[c + 1] * _copies)]
            );
            clouds++;
        }

        return clouds;
    }

    /// <summary>
    /// All rows together have the mean zero, but the largest rows do not: their part of Σ gc is subtracted from Σ g.
    /// </summary>
    private void SubtractShares(
        Storage<S> x,
        int first,
        int end,
        ReadOnlySpan<S> mean,
        ReadOnlySpan<S> shares,
        ReadOnlySpan<S> bend,
        Span<S> buffer,
        Span<S> sumG
    )
    {
        for (int row = first; row < end; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                if (!block.IsScalar)
                    continue;
                Span<S> c = buffer[..block.Mul];
                TensorPrimitives.Subtract(
                    x.Row(row).Slice(block.Offset, block.Mul),
                    mean.Slice(block.Scalar, block.Mul),
                    c
                );
                TensorPrimitives.Multiply(c, bend.Slice(block.Copy, block.Mul), c);
                TensorPrimitives.Multiply(c, shares.Slice((row * _copies) + block.Copy, block.Mul), c);
                TensorPrimitives.Subtract(sumG.Slice(block.Scalar, block.Mul), c, sumG.Slice(block.Scalar, block.Mul));
            }
        }
    }
}
