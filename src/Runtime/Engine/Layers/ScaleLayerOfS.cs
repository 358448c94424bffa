using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The scale of copies in one precision.</summary>
internal sealed class ScaleLayer<S> : ScaleLayer
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

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        for (int row = 0; row < operand.Rows; row++)
        {
            ReadOnlySpan<S> from = operand.Row(row);
            Span<S> to = result.Row(row);
            foreach (NormBlock block in _blocks)
            {
                ReadOnlySpan<S> w = weight.Slice(block.Copy, block.Mul);
                for (int at = block.Offset; at < block.Offset + block.Count; at += block.Mul)
                    TensorPrimitives.Multiply(from.Slice(at, block.Mul), w, to.Slice(at, block.Mul));
            }
        }

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

    /// <summary>gw_u = Σ_m g_um x_um over all rows, gx_um = w_u g_um.</summary>
    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> from = x.Row(row),
                g = result.GradientRow(row);
            Span<S> gx = x.NeedsGradient ? x.GradientRow(row) : [];
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
