using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Batch normalisation in one precision.</summary>
internal sealed partial class BatchNormLayer<S> : BatchNormLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly BatchNormOptions _options;
    private readonly NormBlock[] _blocks;
    private readonly int _copies;
    private readonly int _scalars;
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly Parameter? _runningMean;
    private readonly Parameter? _runningVariance;

    /// <summary>
    /// Where the statistics of a pass are kept for its reverse: one row of means, then one of inverse roots; with
    /// Instance one row per cloud.
    /// </summary>
    private readonly RowSpace _statisticsSpace = RowSpace.OfRows(1);

    private readonly FeatureLayout _statistics;

    internal BatchNormLayer(ModelBuilder builder, FeatureLayout layout, BatchNormOptions options)
        : base(builder.Path)
    {
        _layout = layout;
        _options = options;
        _blocks = NormBlock.OfFields(layout, out _copies, out _scalars);
        _weight = options.Affine && _copies > 0 ? builder.Constant("weight", 1, _copies) : null;
        _bias = options.Affine && options.Bias && _scalars > 0 ? builder.Constant("bias", 0, _scalars) : null;
        _runningMean = !options.Instance && _scalars > 0 ? builder.Buffer("running_mean", 0, _scalars) : null;
        _runningVariance = !options.Instance && _copies > 0 ? builder.Buffer("running_var", 1, _copies) : null;
        _statistics = FeatureLayout.OfScalars(_scalars + _copies, layout.Group);
    }

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Workspace? workspace = operand.Workspace;
        Storage<S> result = Workspace.Rent<S>(workspace, operand.RowSpace, _layout);
        Storage<S> statistics = Workspace.Rent<S>(
            workspace,
            _options.Instance ? operand.RowSpace.Clouds : _statisticsSpace,
            _statistics
        );
        bool training = workspace is { Training: true, Pass: not null };
        bool measures = _options.Instance || training;
        var sums = new BatchSums<S>(workspace, _blocks, _copies);
        var maxima = new BatchMaxima<S>(workspace, _blocks, _copies, _layout.Dim);
        Span<S> factor = Workspace.Scratch<S>(workspace, _copies);
        for (int group = 0; group < statistics.Rows; group++)
        {
            (int first, int end) = Rows(operand, group);
            Span<S> row = statistics.Row(group);
            if (!measures || (first == end && !_options.Instance))
                Recall(row);
            else if (first < end)
                Measure(operand, first, end, row, sums, maxima, _options.Instance ? null : workspace!.Pass);
            if (first == end)
                continue;
            Invert(row[_scalars..]);
            Factors(row, factor);
            for (int i = first; i < end; i++)
                Normalize(operand.Row(i), row[.._scalars], factor, result.Row(i));
        }

        Record(
            workspace,
            operand.NeedsGradient || _weight is not null,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                B = statistics,
                Result = result,
                Index = measures ? 1 : 0,
            }
        );
        return new Handle(result);
    }

    private void Normalize(Span<S> x, ReadOnlySpan<S> mean, ReadOnlySpan<S> factor, Span<S> y)
    {
        ReadOnlySpan<S> bias = LayerValues.Values<S>(_bias);
        foreach (NormBlock block in _blocks)
        {
            for (int m = 0; m < block.Components; m++)
            {
                Span<S> from = x.Slice(block.Offset + m * block.Stride, block.Mul);
                Span<S> to = y.Slice(block.Offset + m * block.Stride, block.Mul);
                if (block.IsScalar)
                    TensorPrimitives.Subtract(from, mean.Slice(block.Scalar, block.Mul), to);
                TensorPrimitives.Multiply(block.IsScalar ? to : from, factor.Slice(block.Copy, block.Mul), to);
                if (block.IsScalar && !bias.IsEmpty)
                    TensorPrimitives.Add(to, bias.Slice(block.Scalar, block.Mul), to);
            }
        }
    }

    /// <summary>The rows that share a row of statistics: a cloud, or all.</summary>
    private (int First, int End) Rows(Storage<S> x, int group) =>
        _options.Instance ? (x.RowSpace.CloudOffsets[group], x.RowSpace.CloudOffsets[group + 1]) : (0, x.Rows);

    private ReadOnlySpan<S> Slice(ReadOnlySpan<S> x, int first, int end) =>
        x[(first * _layout.Dim)..(end * _layout.Dim)];

    /// <summary>w·s for each copy.</summary>
    private void Factors(ReadOnlySpan<S> statistics, Span<S> factor)
    {
        statistics[_scalars..].CopyTo(factor);
        if (_weight is not null)
            TensorPrimitives.Multiply(factor, _weight.Values<S>(), factor);
    }

    /// <summary>Means and mean squares of some rows; with a pass the new running statistics are staged.</summary>
    private void Measure(
        Storage<S> x,
        int first,
        int end,
        Span<S> statistics,
        BatchSums<S> sums,
        BatchMaxima<S> maxima,
        Pass? pass
    )
    {
        Span<S> mean = statistics[.._scalars];
        Span<S> square = statistics[_scalars..];
        ReadOnlySpan<S> values = Slice(x.Values, first, end);
        // Two passes over the rows: first the mean, so that the squares are those of centred numbers and nothing
        // cancels.
        sums.OfScalars(values, end - first, mean);
        TensorPrimitives.Divide(mean, S.CreateTruncating(end - first), mean);
        int count = end - first;
        if (_options.Reduce == BatchReduction.Mean)
            sums.OfProducts([], values, mean, end - first, square);
        else
            count = Largest(x, first, end, mean, square, maxima);
        foreach (NormBlock block in _blocks)
        {
            if (!block.IsFirst)
                continue;
            Span<S> part = square.Slice(block.Copy, block.Mul);
            TensorPrimitives.Divide(part, S.CreateTruncating((double)count * _options.Divisor(block)), part);
        }

        if (pass is not { } recorded)
            return;
        Roll(recorded, _runningMean, mean);
        Roll(recorded, _runningVariance, square);
    }

    /// <summary>
    /// The sum over clouds of their largest squares; returns the number of clouds that have rows.
    /// </summary>
    private int Largest(Storage<S> x, int first, int end, ReadOnlySpan<S> mean, Span<S> square, BatchMaxima<S> maxima)
    {
        square.Clear();
        int clouds = 0;
        ReadOnlySpan<int> offsets = x.RowSpace.CloudOffsets;
        for (int c = 0; c + 1 < offsets.Length; c++)
        {
            if (offsets[c] < first || offsets[c + 1] > end || offsets[c] == offsets[c + 1])
                continue;
            TensorPrimitives.Add(square, maxima.Over(Slice(x.Values, offsets[c], offsets[c + 1]), mean), square);
            clouds++;
        }

        return clouds;
    }

    private void Recall(Span<S> statistics)
    {
        LayerValues.Values<S>(_runningMean).CopyTo(statistics[.._scalars]);
        LayerValues.Values<S>(_runningVariance).CopyTo(statistics[_scalars..]);
    }

    private void Roll(Pass pass, Parameter? running, ReadOnlySpan<S> batch)
    {
        if (running is null)
            return;
        double[] staged = pass.Stage(running);
        for (int i = 0; i < staged.Length; i++)
            staged[i] = (1 - _options.Momentum) * staged[i] + _options.Momentum * LaneMath.ToDouble(batch[i]);
    }

    private void Invert(Span<S> square)
    {
        TensorPrimitives.Add(square, LaneMath.Scalar<S>(_options.Epsilon), square);
        TensorPrimitives.ReciprocalSqrt<S>(square, square);
    }
}
