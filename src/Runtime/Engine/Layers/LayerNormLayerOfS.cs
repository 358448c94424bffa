using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Layer normalisation in one precision.</summary>
internal sealed class LayerNormLayer<S> : LayerNormLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly NormBlock[] _blocks;
    private readonly S _epsilon;
    private readonly Parameter? _weight;
    private readonly Parameter? _bias;
    private readonly int _largest;

    internal LayerNormLayer(ModelBuilder builder, FeatureLayout layout, bool affine, double epsilon)
        : base(builder.Path)
    {
        _layout = layout;
        _blocks = NormBlock.Of(layout, out int copies, out int scalars);
        _epsilon = LaneMath.Scalar<S>(epsilon);
        _weight = affine && copies > 0 ? builder.Constant("weight", 1, copies) : null;
        _bias = affine && scalars > 0 ? builder.Constant("bias", 0, scalars) : null;
        _largest = _blocks.Select(static b => b.Count).DefaultIfEmpty(0).Max();
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        ReadOnlySpan<S> bias = LayerValues.Values<S>(_bias);
        for (int row = 0; row < operand.Rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                Span<S> y = result.Row(row).Slice(block.Offset, block.Count);
                S inverse = Centre(block, operand.Row(row), y);
                TensorPrimitives.Multiply(y, inverse, y);
                for (int m = 0; m < block.Components && !weight.IsEmpty; m++)
                {
                    Span<S> component = y.Slice(m * block.Mul, block.Mul);
                    TensorPrimitives.Multiply(component, weight.Slice(block.Copy, block.Mul), component);
                }

                if (block.IsScalar && !bias.IsEmpty)
                    TensorPrimitives.Add(y, bias.Slice(block.Scalar, block.Mul), y);
            }
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

    /// <summary>With h = g·w and c the centred x: gc = (h − c·⟨h, c⟩/(N(q+ε)))/√(q+ε), centred again for 0e.</summary>
    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight);
        Span<S> gBias = LayerValues.Gradient<S>(pass, _bias);
        Span<S> scratch = pass.Workspace.Scratch<S>(2 * _largest);
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                Span<S> centred = scratch[..block.Count];
                Span<S> h = scratch.Slice(_largest, block.Count);
                S inverse = Centre(block, x.Row(row), centred);
                result.GradientRow(row).Slice(block.Offset, block.Count).CopyTo(h);
                if (block.IsScalar && !gBias.IsEmpty)
                    TensorPrimitives.Add(gBias.Slice(block.Scalar, block.Mul), h, gBias.Slice(block.Scalar, block.Mul));
                for (int m = 0; m < block.Components && !weight.IsEmpty; m++)
                {
                    Span<S> component = h.Slice(m * block.Mul, block.Mul);
                    ReadOnlySpan<S> c = centred.Slice(m * block.Mul, block.Mul);
                    for (int u = 0; u < block.Mul; u++)
                        gWeight[block.Copy + u] += component[u] * c[u] * inverse;
                    TensorPrimitives.Multiply(component, weight.Slice(block.Copy, block.Mul), component);
                }

                if (!x.NeedsGradient)
                    continue;
                S projection =
                    TensorPrimitives.Dot<S>(h, centred) * inverse * inverse / S.CreateTruncating(block.Count);
                TensorPrimitives.MultiplyAdd(centred, -projection, h, h);
                if (block.IsScalar)
                    TensorPrimitives.Subtract(h, TensorPrimitives.Sum<S>(h) / S.CreateTruncating(block.Count), h);
                Span<S> gx = x.GradientRow(row).Slice(block.Offset, block.Count);
                TensorPrimitives.MultiplyAdd(h, inverse, gx, gx);
            }
        }
    }

    /// <summary>Writes the centred block and returns 1/√(q + ε).</summary>
    private S Centre(NormBlock block, Span<S> row, Span<S> centred)
    {
        Span<S> x = row.Slice(block.Offset, block.Count);
        if (block.IsScalar)
            TensorPrimitives.Subtract(x, TensorPrimitives.Sum<S>(x) / S.CreateTruncating(block.Count), centred);
        else
            x.CopyTo(centred);
        return S.One / S.Sqrt(TensorPrimitives.SumOfSquares<S>(centred) / S.CreateTruncating(block.Count) + _epsilon);
    }

    /// <summary>With s = 1/√(q + ε), ṡ = −s³⟨c, ċ⟩/N: w(ċ s + c ṡ).</summary>
    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> result = ((Storage<S>)entry.Result).MakeTangent();
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        Span<S> scratch = pass.Workspace.Scratch<S>(3 * _largest);
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                Span<S> y = result.Row(row).Slice(block.Offset, block.Count);
                Normalised(block, x.Row(row), x.Tangent.Row(row), scratch, out _, out _).CopyTo(y);
                for (int m = 0; m < block.Components && !weight.IsEmpty; m++)
                {
                    Span<S> component = y.Slice(m * block.Mul, block.Mul);
                    TensorPrimitives.Multiply(component, weight.Slice(block.Copy, block.Mul), component);
                }
            }
        }
    }

    /// <summary>
    /// For the adjoint a and h = a·w: gw += a(ċ s + c ṡ), and gc = s h − s³ c⟨h, c⟩/N changes by
    /// ṡ h − (3s²ṡ c + s³ ċ)⟨h, c⟩/N − s³ c⟨h, ċ⟩/N.
    /// </summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        ReadOnlySpan<S> weight = LayerValues.Values<S>(_weight);
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight);
        Span<S> scratch = pass.Workspace.Scratch<S>(4 * _largest);
        for (int row = 0; row < x.Rows; row++)
        {
            foreach (NormBlock block in _blocks)
            {
                Span<S> h = scratch.Slice(3 * _largest, block.Count);
                ReadOnlySpan<S> change = Normalised(
                    block,
                    x.Row(row),
                    x.Tangent.Row(row),
                    scratch,
                    out S inverse,
                    out S inverseTangent
                );
                result.AdjointRow(row).Slice(block.Offset, block.Count).CopyTo(h);
                for (int m = 0; m < block.Components && !weight.IsEmpty; m++)
                {
                    Span<S> component = h.Slice(m * block.Mul, block.Mul),
                        gw = gWeight.Slice(block.Copy, block.Mul);
                    TensorPrimitives.MultiplyAdd(component, change.Slice(m * block.Mul, block.Mul), gw, gw);
                    TensorPrimitives.Multiply(component, weight.Slice(block.Copy, block.Mul), component);
                }

                if (!x.NeedsGradient)
                    continue;
                ReadOnlySpan<S> centred = scratch[..block.Count],
                    centredTangent = scratch.Slice(_largest, block.Count);
                S cube = inverse * inverse * inverse / S.CreateTruncating(block.Count);
                S along = TensorPrimitives.Dot<S>(h, centred);
                S three = S.CreateTruncating(3);
                S byCentred =
                    cube * ((three * inverseTangent / inverse * along) + TensorPrimitives.Dot<S>(h, centredTangent));
                TensorPrimitives.Multiply(h, inverseTangent, h);
                TensorPrimitives.MultiplyAdd(centred, -byCentred, h, h);
                TensorPrimitives.MultiplyAdd(centredTangent, -cube * along, h, h);
                if (block.IsScalar)
                    TensorPrimitives.Subtract(h, TensorPrimitives.Sum<S>(h) / S.CreateTruncating(block.Count), h);
                Span<S> gx = x.GradientRow(row).Slice(block.Offset, block.Count);
                TensorPrimitives.Add(gx, h, gx);
            }
        }
    }

    /// <summary>
    /// The change of c s; scratch has c, ċ and that, <see cref="_largest"/> numbers apart.
    /// </summary>
    private Span<S> Normalised(
        NormBlock block,
        Span<S> row,
        Span<S> tangent,
        Span<S> scratch,
        out S inverse,
        out S inverseTangent
    )
    {
        Span<S> centred = scratch[..block.Count],
            centredTangent = scratch.Slice(_largest, block.Count),
            change = scratch.Slice(2 * _largest, block.Count);
        inverse = Centre(block, row, centred);
        Centre(block, tangent, centredTangent);
        inverseTangent =
            -inverse
            * inverse
            * inverse
            * TensorPrimitives.Dot<S>(centred, centredTangent)
            / S.CreateTruncating(block.Count);
        TensorPrimitives.Multiply(centredTangent, inverse, change);
        TensorPrimitives.MultiplyAdd(centred, inverseTangent, change, change);
        return change;
    }
}
