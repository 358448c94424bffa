using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <content>How the result and its reverse change; of maxima that is not there.</content>
/// <remarks>
/// With c the centred x, s = 1/√(v+ε), v = a Σ c² over rows and components, and a dot for changes:
/// ċ = ẋ − mean(ẋ) for 0e, ṡ = −a s³ ⟨c, ċ⟩, and ẏ = w(s ċ + ṡ c). Where the statistics are not those of the rows,
/// ċ = ẋ and ṡ = 0.
/// </remarks>
internal sealed partial class BatchNormLayer<S> : ITangent
{
    internal override ITangent? Second => _options.Reduce == BatchReduction.Max ? null : this;

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var statistics = (Storage<S>)entry.B!;
        Storage<S> result = ((Storage<S>)entry.Result).MakeTangent();
        var changes = new Changes(this, pass.Workspace);
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
        var changes = new Changes(this, pass.Workspace);
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
            changes.Find(x, first, end, statistics.Row(group), measured);
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
                S share = -S.One / S.CreateTruncating(rows * _options.Divisor(block));
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
            {
                Span<S> gx = x.GradientRow(i);
                Add(x.Row(i), mean, byCentred, changes.Buffer, gx);
                Add(x.Tangent.Row(i), changes.Mean, changes.ByTangent, changes.Buffer, gx);
                Add(result.AdjointRow(i), meanGradient, byGradient, changes.Buffer, gx);
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

        internal Changes(BatchNormLayer<S> layer, Workspace workspace)
        {
            _layer = layer;
            Sums = new BatchSums<S>(workspace, layer._blocks, layer._copies);
            Mean = workspace.Scratch<S>(layer._scalars);
            Scale = workspace.Scratch<S>(layer._copies);
            ByTangent = workspace.Scratch<S>(layer._copies);
            Buffer = workspace.Scratch<S>(layer._copies);
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

        internal void Find(Storage<S> x, int first, int end, ReadOnlySpan<S> statistics, bool measured)
        {
            Mean.Clear();
            Scale.Clear();
            if (!measured)
                return;
            int rows = end - first;
            ReadOnlySpan<S> tangents = _layer.Slice(x.Tangent.Values, first, end),
                inverse = statistics[_layer._scalars..];
            Sums.OfScalars(tangents, rows, Mean);
            TensorPrimitives.Multiply(Mean, S.One / S.CreateTruncating(rows), Mean);
            // The changes have the mean zero, so x need not be centred.
            Sums.OfProducts(_layer.Slice(x.Values, first, end), tangents, Mean, rows, Scale);
            foreach (NormBlock block in _layer._blocks)
            {
                if (!block.IsFirst)
                    continue;
                S share = -S.One / S.CreateTruncating(rows * _layer._options.Divisor(block));
                for (int u = block.Copy; u < block.Copy + block.Mul; u++)
                    Scale[u] *= share * inverse[u] * inverse[u] * inverse[u];
            }
        }
    }
}
