using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <content>How the result and its reverse change.</content>
/// <remarks>
/// With c the centred x, s = 1/√(v+ε), v = Σ a c² over rows and components (a: one over the numbers in a mean; of
/// maxima the row's share of its cloud's, over the clouds), and a dot for changes: ċ = ẋ − mean(ẋ) for 0e,
/// ṡ = −s³ Σ a c ċ, and ẏ = w(s ċ + ṡ c). Where the statistics are not those of the rows, ċ = ẋ and ṡ = 0.
/// </remarks>
internal sealed partial class BatchNormLayer<S> : ITangent
{
    internal override ITangent? Second => this;

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var statistics = (Storage<S>)entry.B!;
        Storage<S> result = ((Storage<S>)entry.Result).MakeTangent();
        var changes = new Changes(this, x, pass.Workspace);
        for (int group = 0; group < statistics.Rows; group++)
        {
            (int first, int end) = Rows(x, group);
            if (first == end)
                continue;
            Span<S> row = statistics.Row(group);
            changes.Find(x, first, end, row, entry.Index == 1);
            Factors(row, changes.ByTangent);
            if (_weight is not null)
                TensorPrimitives.Multiply(changes.Scale, _weight.Values<S>(), changes.Scale);
            for (int i = first; i < end; i++)
            {
                Span<S> to = result.Row(i);
                to.Clear();
                Add(x.Row(i), row[.._scalars], changes.Scale, changes.Buffer, to);
                Add(x.Tangent.Row(i), changes.Mean, changes.ByTangent, changes.Buffer, to);
            }
        }
    }

    /// <summary>
    /// For the adjoint g: gw += s⟨g, ċ⟩ + ṡ⟨g, c⟩, and gc = w(ṡ g − a(s³⟨g, ċ⟩ + 3s²ṡ⟨g, c⟩) c − a s³⟨g, c⟩ ċ), less
    /// its mean for 0e.
    /// </summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var statistics = (Storage<S>)entry.B!;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        bool measured = entry.Index == 1;
        var changes = new Changes(this, x, pass.Workspace);
        Span<S> byCentred = pass.Workspace.Scratch<S>(_copies),
            byGradient = pass.Workspace.Scratch<S>(_copies),
            along = pass.Workspace.Scratch<S>(_copies),
            meanGradient = pass.Workspace.Scratch<S>(_scalars);
        for (int group = 0; group < statistics.Rows; group++)
        {
            (int first, int end) = Rows(x, group);
            if (first == end)
                continue;
            int rows = end - first;
            ReadOnlySpan<S> mean = statistics.Row(group)[.._scalars],
                inverse = statistics.Row(group)[_scalars..],
                g = Slice(result.Adjoint, first, end);
            int count = changes.Find(x, first, end, statistics.Row(group), measured);
            changes.Sums.OfProducts(g, Slice(x.Values, first, end), mean, rows, along);
            changes.Sums.OfProducts(g, Slice(x.Tangent.Values, first, end), changes.Mean, rows, byCentred);
            if (_weight is not null)
            {
                Span<S> gw = pass.GradientOf<S>(_weight);
                TensorPrimitives.MultiplyAdd(inverse, byCentred, gw, gw);
                TensorPrimitives.MultiplyAdd(changes.Scale, along, gw, gw);
            }
            if (!measured || !x.NeedsGradient)
                continue;

            changes.Scale.CopyTo(byGradient);
            foreach (NormBlock block in _blocks)
            {
                if (!block.IsFirst)
                    continue;
                S share = -S.One / S.CreateTruncating(count * _options.Divisor(block));
                for (int u = block.Copy; u < block.Copy + block.Mul; u++)
                {
                    S square = inverse[u] * inverse[u] * share;
                    byCentred[u] =
                        square * ((inverse[u] * byCentred[u]) + (S.CreateTruncating(3) * changes.Scale[u] * along[u]));
                    changes.ByTangent[u] = square * inverse[u] * along[u];
                }
            }

            if (_weight is not null)
            {
                TensorPrimitives.Multiply(byCentred, _weight.Values<S>(), byCentred);
                TensorPrimitives.Multiply(byGradient, _weight.Values<S>(), byGradient);
                TensorPrimitives.Multiply(changes.ByTangent, _weight.Values<S>(), changes.ByTangent);
            }
            changes.Sums.OfScalars(g, rows, meanGradient);
            TensorPrimitives.Multiply(meanGradient, S.One / S.CreateTruncating(rows), meanGradient);
            for (int i = first; i < end; i++)
                Add(result.AdjointRow(i), meanGradient, byGradient, changes.Buffer, x.GradientRow(i));
            if (changes.IsShared)
            {
                AddShares(x, first, end, mean, in changes, byCentred);
                continue;
            }
            for (int i = first; i < end; i++)
            {
                Add(x.Row(i), mean, byCentred, changes.Buffer, x.GradientRow(i));
                Add(x.Tangent.Row(i), changes.Mean, changes.ByTangent, changes.Buffer, x.GradientRow(i));
            }
        }
    }

    /// <summary>
    /// Adds the parts of c and ċ, row by row with the row's shares in the maxima. All rows together have the mean zero,
    /// but the largest rows do not: the mean of these parts is subtracted for 0e.
    /// </summary>
    private void AddShares(
        Storage<S> x,
        int first,
        int end,
        ReadOnlySpan<S> mean,
        in Changes changes,
        ReadOnlySpan<S> byCentred
    )
    {
        Span<S> part = changes.Row,
            total = changes.Total,
            factor = changes.Factor;
        total.Clear();
        for (int i = first; i < end; i++)
        {
            ReadOnlySpan<S> shares = changes.SharesOf(i);
            part.Clear();
            TensorPrimitives.Multiply(byCentred, shares, factor);
            Add(x.Row(i), mean, factor, changes.Buffer, part);
            TensorPrimitives.Multiply(changes.ByTangent, shares, factor);
            Add(x.Tangent.Row(i), changes.Mean, factor, changes.Buffer, part);
            TensorPrimitives.Add(x.GradientRow(i), part, x.GradientRow(i));
            TensorPrimitives.Add(total, part, total);
        }

        TensorPrimitives.Multiply(total, S.One / S.CreateTruncating(end - first), total);
        foreach (NormBlock block in _blocks)
        {
            for (int i = first; i < end && block.IsScalar; i++)
            {
                Span<S> gx = x.GradientRow(i).Slice(block.Offset, block.Mul);
                TensorPrimitives.Subtract(gx, total.Slice(block.Offset, block.Mul), gx);
            }
        }
    }

    /// <summary>to += factor·(row − mean), copy by copy; only 0e has a mean.</summary>
    private void Add(ReadOnlySpan<S> row, ReadOnlySpan<S> mean, ReadOnlySpan<S> factor, Span<S> buffer, Span<S> to)
    {
        foreach (NormBlock block in _blocks)
        {
            for (int m = 0; m < block.Components; m++)
            {
                int start = block.Offset + (m * block.Stride);
                ReadOnlySpan<S> centred = row.Slice(start, block.Mul);
                if (block.IsScalar)
                {
                    TensorPrimitives.Subtract(centred, mean.Slice(block.Scalar, block.Mul), buffer[..block.Mul]);
                    centred = buffer[..block.Mul];
                }
                Span<S> target = to.Slice(start, block.Mul);
                TensorPrimitives.MultiplyAdd(centred, factor.Slice(block.Copy, block.Mul), target, target);
            }
        }
    }

    /// <summary>How the statistics of a group of rows change.</summary>
    private readonly ref struct Changes
    {
        private readonly BatchNormLayer<S> _layer;
        private readonly BatchMaxima<S> _maxima;
        private readonly Span<S> _shares;

        internal Changes(BatchNormLayer<S> layer, Storage<S> x, Workspace workspace)
        {
            _layer = layer;
            int copies = layer._copies;
            Sums = new BatchSums<S>(workspace, layer._blocks, copies);
            Mean = workspace.Scratch<S>(layer._scalars);
            Scale = workspace.Scratch<S>(copies);
            ByTangent = workspace.Scratch<S>(copies);
            Buffer = workspace.Scratch<S>(copies);
            IsShared = layer._options.Reduce == BatchReduction.Max;
            if (!IsShared)
                return;
            _maxima = new BatchMaxima<S>(workspace, layer._blocks, copies, layer._layout.Dim);
            _shares = workspace.Scratch<S>(x.Rows * copies);
            Factor = workspace.Scratch<S>(copies);
            Row = workspace.Scratch<S>(layer._layout.Dim);
            Total = workspace.Scratch<S>(layer._layout.Dim);
        }

        internal BatchSums<S> Sums { get; }

        /// <summary>The change of the means.</summary>
        internal Span<S> Mean { get; }

        /// <summary>ṡ.</summary>
        internal Span<S> Scale { get; }

        /// <summary>Factors of ċ, for the caller.</summary>
        internal Span<S> ByTangent { get; }

        /// <summary>Scratch of one component of a block.</summary>
        internal Span<S> Buffer { get; }

        /// <summary>Whether statistics are those of the largest rows of each cloud.</summary>
        internal bool IsShared { get; }

        /// <summary>Scratch of one number a copy; with <see cref="IsShared"/>.</summary>
        internal Span<S> Factor { get; }

        /// <summary>Scratch of a row; with <see cref="IsShared"/>.</summary>
        internal Span<S> Row { get; }

        /// <summary>Scratch of another row; with <see cref="IsShared"/>.</summary>
        internal Span<S> Total { get; }

        /// <summary>The shares of a row's copies in their maxima; with <see cref="IsShared"/>.</summary>
        internal ReadOnlySpan<S> SharesOf(int row) => _shares.Slice(row * _layer._copies, _layer._copies);

        /// <summary>
        /// Finds them; returns over how many squares their means are: rows, or clouds with
        /// <see cref="IsShared"/>.
        /// </summary>
        internal int Find(Storage<S> x, int first, int end, ReadOnlySpan<S> statistics, bool measured)
        {
            Mean.Clear();
            Scale.Clear();
            if (!measured)
                return 0;
            int count = end - first;
            ReadOnlySpan<S> tangents = _layer.Slice(x.Tangent.Values, first, end),
                mean = statistics[.._layer._scalars],
                inverse = statistics[_layer._scalars..];
            Sums.OfScalars(tangents, count, Mean);
            TensorPrimitives.Multiply(Mean, S.One / S.CreateTruncating(count), Mean);
            if (IsShared)
            {
                count = _layer.Share(x, first, end, mean, _shares, _maxima);
                for (int row = first; row < end; row++)
                    AddProducts(x, row, mean);
            }
            else
            {
                // The changes have the mean zero, so x need not be centred.
                Sums.OfProducts(_layer.Slice(x.Values, first, end), tangents, Mean, count, Scale);
            }

            foreach (NormBlock block in _layer._blocks)
            {
                if (!block.IsFirst)
                    continue;
                S share = -S.One / S.CreateTruncating(count * _layer._options.Divisor(block));
                for (int u = block.Copy; u < block.Copy + block.Mul; u++)
                    Scale[u] *= share * inverse[u] * inverse[u] * inverse[u];
            }

            return count;
        }

        /// <summary>Adds c·ċ of a row, times its shares.</summary>
        private void AddProducts(Storage<S> x, int row, ReadOnlySpan<S> mean)
        {
            ReadOnlySpan<S> values = x.Row(row),
                tangents = x.Tangent.Row(row),
                shares = SharesOf(row);
            foreach (NormBlock block in _layer._blocks)
            {
                for (int m = 0; m < block.Components; m++)
                {
                    int start = block.Offset + (m * block.Stride);
                    for (int u = 0; u < block.Mul; u++)
                    {
                        S c = values[start + u],
                            change = tangents[start + u];
                        if (block.IsScalar)
                            (c, change) = (c - mean[block.Scalar + u], change - Mean[block.Scalar + u]);
                        Scale[block.Copy + u] += shares[block.Copy + u] * c * change;
                    }
                }
            }
        }
    }
}
