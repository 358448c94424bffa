using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Batch normalisation in one precision.</summary>
internal sealed class BatchNormLayer<S> : BatchNormLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly NormBlock[] _blocks;
    private readonly int _copies;
    private readonly int _scalars;
    private readonly double _epsilon;
    private readonly double _momentum;
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly Parameter? _runningMean;
    private readonly Parameter? _runningVariance;

    /// <summary>Where the statistics of a pass are kept for its reverse: one row of means, then of inverse roots.</summary>
    private readonly Base _statisticsBase = Base.OfRows(1);

    private readonly FeatureLayout _statistics;

    internal BatchNormLayer(ModelBuilder builder, FeatureLayout layout, bool affine, double epsilon, double momentum)
        : base(builder.Path)
    {
        _layout = layout;
        _blocks = NormBlock.Of(layout, out _copies, out _scalars);
        _epsilon = epsilon;
        _momentum = momentum;
        _weight = affine && _copies > 0 ? builder.Constant("weight", 1, _copies) : null;
        _bias = affine && _scalars > 0 ? builder.Constant("bias", 0, _scalars) : null;
        _runningMean = _scalars > 0 ? builder.Buffer("running_mean", 0, _scalars) : null;
        _runningVariance = _copies > 0 ? builder.Buffer("running_var", 1, _copies) : null;
        _statistics = FeatureLayout.Of(new Algebra.Irreps(new Algebra.MulIrrep(_scalars + _copies, new Algebra.Irrep(0, Algebra.Parity.Even))));
    }

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Workspace? workspace = operand.Workspace;
        Storage<S> result = Workspace.Rent<S>(workspace, operand.Base, _layout);
        Storage<S> statistics = Workspace.Rent<S>(workspace, _statisticsBase, _statistics);
        bool training = workspace is { Training: true, Pass: not null };
        if (training && operand.Rows > 0)
            Measure(operand, statistics, workspace!.Pass!);
        else
            Recall(statistics);

        Span<S> factor = Factors(statistics, workspace);
        ReadOnlySpan<S> mean = statistics.Values[.._scalars];
        ReadOnlySpan<S> bias = LayerValues.Values<S>(_bias);
        for (int row = 0; row < operand.Rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                for (int m = 0; m < block.Components; m++)
                {
                    Span<S> from = operand.Row(row).Slice(block.Offset + m * block.Mul, block.Mul);
                    Span<S> to = result.Row(row).Slice(block.Offset + m * block.Mul, block.Mul);
                    if (block.IsScalar)
                        TensorPrimitives.Subtract(from, mean.Slice(block.Scalar, block.Mul), to);
                    TensorPrimitives.Multiply(block.IsScalar ? to : from, factor.Slice(block.Copy, block.Mul), to);
                    if (block.IsScalar && !bias.IsEmpty)
                        TensorPrimitives.Add(to, bias.Slice(block.Scalar, block.Mul), to);
                }
            }
        }

        Record(workspace, operand.NeedsGradient || _weight is not null, new TapeEntry
        {
            Operation = this,
            A = operand,
            B = statistics,
            Result = result,
            Index = training ? 1 : 0,
        });
        return new Handle(result);
    }

    /// <summary>
    /// With c the centred x, s = 1/√(v+ε) and N numbers in a mean: gw = s Σ g·c, gb = Σ g, and
    /// gx = w·s·(g − c·s²·Σ(g·c)/N − mean(g) for 0e), the last two only where the statistics are the batch's own.
    /// </summary>
    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var statistics = (Storage<S>)entry.B!;
        var result = (Storage<S>)entry.Result;
        if (x.Rows == 0)
            return;
        Workspace workspace = pass.Workspace;
        ReadOnlySpan<S> mean = statistics.Values[.._scalars];
        ReadOnlySpan<S> inverse = statistics.Values[_scalars..];
        Span<S> sumG = workspace.Scratch<S>(_scalars);
        Span<S> sumGc = workspace.Scratch<S>(_copies);
        var sums = new BatchSums<S>(workspace, _blocks, _copies);
        sums.OfScalars(result.Gradient, x.Rows, sumG);
        sums.OfProducts(result.Gradient, x.Values, mean, x.Rows, sumGc);
        if (_weight is not null)
            TensorPrimitives.MultiplyAdd(sumGc, inverse, pass.GradientOf<S>(_weight), pass.GradientOf<S>(_weight));
        if (_bias is not null)
            TensorPrimitives.Add(pass.GradientOf<S>(_bias), sumG, pass.GradientOf<S>(_bias));
        if (!x.NeedsGradient)
            return;

        Span<S> factor = Factors(statistics, workspace);
        Span<S> buffer = workspace.Scratch<S>(_copies);
        // Per copy: what multiplies c, and what is subtracted from every g.
        foreach (NormBlock block in _blocks)
        {
            S count = S.CreateTruncating((double)x.Rows * block.Components);
            for (int u = block.Copy; u < block.Copy + block.Mul; u++)
                sumGc[u] = entry.Index == 1 ? sumGc[u] * inverse[u] * inverse[u] / count : S.Zero;
            for (int u = block.Scalar; block.IsScalar && u < block.Scalar + block.Mul; u++)
                sumG[u] = entry.Index == 1 ? sumG[u] / count : S.Zero;
        }

        for (int row = 0; row < x.Rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                for (int m = 0; m < block.Components; m++)
                {
                    int start = block.Offset + m * block.Mul;
                    Span<S> c = buffer[..block.Mul];
                    Span<S> gx = x.GradientRow(row).Slice(start, block.Mul);
                    x.Row(row).Slice(start, block.Mul).CopyTo(c);
                    if (block.IsScalar)
                        TensorPrimitives.Subtract(c, mean.Slice(block.Scalar, block.Mul), c);
                    TensorPrimitives.Multiply(c, sumGc.Slice(block.Copy, block.Mul), c);
                    TensorPrimitives.Subtract(result.GradientRow(row).Slice(start, block.Mul), c, c);
                    if (block.IsScalar)
                        TensorPrimitives.Subtract(c, sumG.Slice(block.Scalar, block.Mul), c);
                    TensorPrimitives.MultiplyAdd(c, factor.Slice(block.Copy, block.Mul), gx, gx);
                }
            }
        }
    }

    /// <summary>w·s for each copy.</summary>
    private Span<S> Factors(Storage<S> statistics, Workspace? workspace)
    {
        Span<S> factor = Workspace.Scratch<S>(workspace, _copies);
        statistics.Values[_scalars..].CopyTo(factor);
        if (_weight is not null)
            TensorPrimitives.Multiply(factor, _weight.Values<S>(), factor);
        return factor;
    }

    /// <summary>The statistics of the batch; the running ones are staged.</summary>
    private void Measure(Storage<S> x, Storage<S> statistics, Pass pass)
    {
        Span<S> mean = statistics.Values[.._scalars];
        Span<S> square = statistics.Values[_scalars..];
        var sums = new BatchSums<S>(pass.Workspace, _blocks, _copies);
        // Twice over the rows: the mean first, so that the squares are of centred numbers and nothing cancels.
        sums.OfScalars(x.Values, x.Rows, mean);
        TensorPrimitives.Divide(mean, S.CreateTruncating(x.Rows), mean);
        sums.OfProducts([], x.Values, mean, x.Rows, square);
        foreach (NormBlock block in _blocks)
        {
            Span<S> part = square.Slice(block.Copy, block.Mul);
            TensorPrimitives.Divide(part, S.CreateTruncating((double)x.Rows * block.Components), part);
        }

        Roll(pass, _runningMean, mean);
        Roll(pass, _runningVariance, square);
        Invert(square);
    }

    private void Recall(Storage<S> statistics)
    {
        LayerValues.Values<S>(_runningMean).CopyTo(statistics.Values[.._scalars]);
        LayerValues.Values<S>(_runningVariance).CopyTo(statistics.Values[_scalars..]);
        Invert(statistics.Values[_scalars..]);
    }

    private void Roll(Pass pass, Parameter? running, ReadOnlySpan<S> batch)
    {
        if (running is null)
            return;
        double[] staged = pass.Stage(running);
        for (int i = 0; i < staged.Length; i++)
            staged[i] = (1 - _momentum) * staged[i] + _momentum * LaneMath.ToDouble(batch[i]);
    }

    private void Invert(Span<S> square)
    {
        TensorPrimitives.Add(square, LaneMath.Scalar<S>(_epsilon), square);
        TensorPrimitives.ReciprocalSqrt<S>(square, square);
    }
}
