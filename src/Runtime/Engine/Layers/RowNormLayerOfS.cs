using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Normalisation of a row by one number, in one precision.</summary>
/// <remarks>
/// With s = (v + ε)^(−1/2) and v = ⟨x, Ax⟩, A a number a block: ds = −s³⟨dx, Ax⟩. Sums over a row are long (hundreds
/// of copies), so v and inner products are added block by block in double.
/// </remarks>
internal sealed class RowNormLayer<S> : RowNormLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly NormBlock[] _blocks;
    private readonly double[] _shares;
    private readonly double _epsilon;
    private readonly Parameter? _weight;

    internal RowNormLayer(
        ModelBuilder builder,
        FeatureLayout layout,
        bool affine,
        double epsilon,
        bool sumOverCopies,
        int componentPower
    )
        : base(builder.Path)
    {
        (_layout, _epsilon) = (layout, epsilon);
        _blocks = NormBlock.Of(layout, out int copies, out _);
        _shares =
        [
            .. _blocks.Select(b =>
                1 / (_blocks.Length * Math.Pow(b.Components, componentPower) * (sumOverCopies ? 1 : b.Mul))
            ),
        ];
        _weight = affine && copies > 0 ? builder.Constant("weight", 1, copies) : null;
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        for (int row = 0; row < operand.Rows; row++)
        {
            Span<S> y = result.Row(row);
            TensorPrimitives.Multiply(operand.Row(row), LaneMath.Scalar<S>(Inverse(operand.Row(row))), y);
            MultiplyByWeights(y);
        }

        Record(
            operand.Workspace,
            operand.NeedsGradient || _weight is not null,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
            }
        );
        return new Handle(result);
    }

    /// <summary>With h = g·w: gw += g x s, gx += s h − s³⟨h, x⟩ Ax.</summary>
    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight);
        Span<S> h = pass.Workspace.Scratch<S>(x.Dim);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> values = x.Row(row);
            double s = Inverse(values);
            result.GradientRow(row).CopyTo(h);
            AddWeightGradient(h, values, LaneMath.Scalar<S>(s), gWeight);
            if (!x.NeedsGradient)
                continue;
            MultiplyByWeights(h);
            Span<S> gx = x.GradientRow(row);
            TensorPrimitives.MultiplyAdd(h, LaneMath.Scalar<S>(s), gx, gx);
            AddShares(values, -s * s * s * Dot(h, values), gx);
        }
    }

    /// <summary>ṡ = −s³⟨x, Aẋ⟩: w(ẋ s + x ṡ).</summary>
    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> tangent = x.Tangent,
            result = ((Storage<S>)entry.Result).MakeTangent();
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> y = result.Row(row);
            WriteChange(x.Row(row), tangent.Row(row), y, out _, out _);
            MultiplyByWeights(y);
        }
    }

    /// <summary>
    /// For the adjoint a and h = a·w: gw += a(ẋ s + x ṡ), and s h − s³⟨h, x⟩Ax changes by
    /// ṡ h − (3 s² ṡ⟨h, x⟩ + s³⟨h, ẋ⟩) Ax − s³⟨h, x⟩ Aẋ.
    /// </summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        Storage<S> tangent = x.Tangent;
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight);
        Span<S> scratch = pass.Workspace.Scratch<S>(2 * x.Dim);
        Span<S> h = scratch[..x.Dim],
            change = scratch[x.Dim..(2 * x.Dim)];
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> values = x.Row(row),
                moves = tangent.Row(row);
            WriteChange(values, moves, change, out double s, out double sTangent);
            result.AdjointRow(row).CopyTo(h);
            AddWeightGradient(h, change, S.One, gWeight);
            if (!x.NeedsGradient)
                continue;
            MultiplyByWeights(h);
            Span<S> gx = x.GradientRow(row);
            double along = Dot(h, values);
            TensorPrimitives.MultiplyAdd(h, LaneMath.Scalar<S>(sTangent), gx, gx);
            AddShares(values, -s * s * ((3 * sTangent * along) + (s * Dot(h, moves))), gx);
            AddShares(moves, -s * s * s * along, gx);
        }
    }

    /// <summary>(v + ε)^(−1/2).</summary>
    private double Inverse(ReadOnlySpan<S> row)
    {
        double v = 0;
        for (int b = 0; b < _blocks.Length; b++)
            v += _shares[b] * LaneMath.ToDouble(TensorPrimitives.SumOfSquares(Block(row, b)));
        return 1 / Math.Sqrt(v + _epsilon);
    }

    /// <summary>ẋ s + x ṡ.</summary>
    private void WriteChange(
        ReadOnlySpan<S> row,
        ReadOnlySpan<S> tangent,
        Span<S> change,
        out double s,
        out double sTangent
    )
    {
        s = Inverse(row);
        double product = 0;
        for (int b = 0; b < _blocks.Length; b++)
            product += _shares[b] * LaneMath.ToDouble(TensorPrimitives.Dot(Block(row, b), Block(tangent, b)));
        sTangent = -s * s * s * product;
        TensorPrimitives.Multiply(tangent, LaneMath.Scalar<S>(s), change);
        TensorPrimitives.MultiplyAdd(row, LaneMath.Scalar<S>(sTangent), change, change);
    }

    private double Dot(ReadOnlySpan<S> left, ReadOnlySpan<S> right)
    {
        double sum = 0;
        for (int b = 0; b < _blocks.Length; b++)
            sum += LaneMath.ToDouble(TensorPrimitives.Dot(Block(left, b), Block(right, b)));
        return sum;
    }

    /// <summary>Adds factor·Ax.</summary>
    private void AddShares(ReadOnlySpan<S> row, double factor, Span<S> sum)
    {
        for (int b = 0; b < _blocks.Length; b++)
        {
            Span<S> part = sum.Slice(_blocks[b].Offset, _blocks[b].Count);
            TensorPrimitives.MultiplyAdd(Block(row, b), LaneMath.Scalar<S>(factor * _shares[b]), part, part);
        }
    }

    private ReadOnlySpan<S> Block(ReadOnlySpan<S> row, int block) =>
        row.Slice(_blocks[block].Offset, _blocks[block].Count);

    private void MultiplyByWeights(Span<S> row)
    {
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        if (weight.IsEmpty)
            return;
        foreach (NormBlock block in _blocks)
        {
            for (int m = 0; m < block.Components; m++)
            {
                Span<S> component = row.Slice(block.Offset + (m * block.Mul), block.Mul);
                TensorPrimitives.Multiply(component, weight.Slice(block.Copy, block.Mul), component);
            }
        }
    }

    /// <summary>Adds g·x·factor, component by component, to the gradients of the copies' weights.</summary>
    private void AddWeightGradient(ReadOnlySpan<S> g, ReadOnlySpan<S> x, S factor, Span<S> gWeight)
    {
        if (gWeight.IsEmpty)
            return;
        foreach (NormBlock block in _blocks)
        {
            for (int m = 0; m < block.Components; m++)
            {
                int at = block.Offset + (m * block.Mul);
                for (int u = 0; u < block.Mul; u++)
                    gWeight[block.Copy + u] += g[at + u] * x[at + u] * factor;
            }
        }
    }
}
