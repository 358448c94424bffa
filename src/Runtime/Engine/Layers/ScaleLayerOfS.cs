using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The scale of copies in one precision.</summary>
internal sealed class ScaleLayer<S> : ScaleLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly NormBlock[] _blocks;
    private readonly Parameter? _weight;

    internal ScaleLayer(ModelBuilder builder, FeatureLayout layout, double initial)
        : base(builder.Path)
    {
        _layout = layout;
        _blocks = NormBlock.Of(layout, out int copies, out _);
        _weight = copies > 0 ? builder.Constant("weight", initial, copies) : null;
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        Multiply(operand, result);
        Record(
            operand.Workspace,
            wanted: true,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
            }
        );
        return new Handle(result);
    }

    private void Multiply(Storage<S> x, Storage<S> result)
    {
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> from = x.Row(row);
            Span<S> to = result.Row(row);
            foreach (NormBlock block in _blocks)
            {
                ReadOnlySpan<S> w = weight.Slice(block.Copy, block.Mul);
                for (int at = block.Offset; at < block.Offset + block.Count; at += block.Mul)
                    TensorPrimitives.Multiply(from.Slice(at, block.Mul), w, to.Slice(at, block.Mul));
            }
        }
    }

    /// <summary>gw_u = Σ_m g_um x_um over all rows, gx_um = w_u g_um.</summary>
    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Pull(x, ((Storage<S>)entry.Result).Gradient, x.NeedsGradient ? x.Gradient : [], pass);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass) =>
        Multiply(((Storage<S>)entry.A!).Tangent, ((Storage<S>)entry.Result).MakeTangent());

    /// <summary>Only the derivative by the weights changes with the operand.</summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
        Pull(((Storage<S>)entry.A!).Tangent, ((Storage<S>)entry.Result).Adjoint, [], pass);
    }

    private void Pull(Storage<S> x, ReadOnlySpan<S> gradient, Span<S> toOperand, Pass pass)
    {
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> from = x.Row(row),
                g = gradient.Slice(row * x.Dim, x.Dim);
            Span<S> gx = toOperand.IsEmpty ? [] : toOperand.Slice(row * x.Dim, x.Dim);
            foreach (NormBlock block in _blocks)
            {
                ReadOnlySpan<S> w = weight.Slice(block.Copy, block.Mul);
                Span<S> gw = gWeight.IsEmpty ? [] : gWeight.Slice(block.Copy, block.Mul);
                for (int at = block.Offset; at < block.Offset + block.Count; at += block.Mul)
                {
                    ReadOnlySpan<S> gy = g.Slice(at, block.Mul);
                    if (!gw.IsEmpty)
                        TensorPrimitives.MultiplyAdd(gy, from.Slice(at, block.Mul), gw, gw);
                    if (!gx.IsEmpty)
                        TensorPrimitives.MultiplyAdd(gy, w, gx.Slice(at, block.Mul), gx.Slice(at, block.Mul));
                }
            }
        }
    }
}
