using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A norm activation in one precision.</summary>
internal sealed class NormActivationLayer<S> : NormActivationLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly NormBlock[] _blocks;
    private readonly Nonlinearity _function;
    private readonly bool _normalize;
    private readonly S _smallest;
    private readonly Parameter? _bias;
    private readonly int _widest;

    internal NormActivationLayer(
        ModelBuilder builder,
        FeatureLayout layout,
        Nonlinearity function,
        bool normalize,
        double epsilon,
        bool bias
    )
        : base(builder.Path)
    {
        _layout = layout;
        _function = function;
        _normalize = normalize;
        _smallest = normalize ? LaneMath.Scalar<S>(epsilon) : S.Zero;
        _blocks = NormBlock.Of(layout, out int copies, out _);
        _bias = bias && copies > 0 ? builder.Constant("bias", 0, copies) : null;
        if (_bias is not null)
            _bias.ExchangePath = builder.Child("biases").Path;
        _widest = _blocks.Select(static b => b.Mul).DefaultIfEmpty(0).Max();
    }

    internal override ITangent? Second => null;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        Span<S> norms = Workspace.Scratch<S>(operand.Workspace, _widest);
        Span<S> scales = Workspace.Scratch<S>(operand.Workspace, _widest);
        for (int row = 0; row < operand.Rows; row++)
        {
            Span<S> from = operand.Row(row);
            Span<S> to = result.Row(row);
            Span<S> bias = LayerValues.Values<S>(_bias);
            foreach (NormBlock block in _blocks)
            {
                Span<S> n = norms[..block.Mul];
                Span<S> s = scales[..block.Mul];
                Arguments(block, from, bias, n, s);
                Nonlinearities.Values<S>(_function, 1, s, s);
                if (_normalize)
                    TensorPrimitives.Divide(s, n, s);
                for (int m = 0; m < block.Components; m++)
                    TensorPrimitives.Multiply(Component(from, block, m), s, Component(to, block, m));
                bias = bias.IsEmpty ? bias : bias[block.Mul..];
            }
        }

        Record(
            operand.Workspace,
            operand.NeedsGradient || _bias is not null,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Span<S> scratch = pass.Workspace.Scratch<S>(4 * _widest);
        Span<S> gx = LayerValues.GradientOrScratch(x, pass.Workspace);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> bias = LayerValues.Values<S>(_bias);
            Span<S> gBias = LayerValues.Gradient<S>(pass, _bias);
            foreach (NormBlock block in _blocks)
            {
                PullBlock(
                    block,
                    x.Row(row),
                    result.GradientRow(row),
                    gx.Slice(row * x.Dim, x.Dim),
                    bias,
                    gBias,
                    scratch
                );
                bias = bias.IsEmpty ? bias : bias[block.Mul..];
                gBias = gBias.IsEmpty ? gBias : gBias[block.Mul..];
            }
        }
    }

    /// <summary>
    /// With s the scale of a copy and t = Σ g·x: gx += s·g + t·(∂s/∂n)·x/|x| where |x| is above ε (below, n is
    /// constant), and gb += t·∂s/∂b. Unnormalised s = f(n+b); normalised s = f(n+b)/n.
    /// </summary>
    private void PullBlock(
        NormBlock block,
        Span<S> x,
        Span<S> g,
        Span<S> gx,
        Span<S> bias,
        Span<S> gBias,
        Span<S> scratch
    )
    {
        int mul = block.Mul;
        Span<S> n = scratch[..mul];
        Span<S> argument = scratch.Slice(_widest, mul);
        Span<S> scale = scratch.Slice(2 * _widest, mul);
        Span<S> slope = scratch.Slice(3 * _widest, mul);
        Arguments(block, x, bias, n, argument);
        Nonlinearities.Values<S>(_function, 1, argument, scale);
        slope.Fill(S.One);
        Nonlinearities.Chain<S>(_function, 1, argument, slope);
        if (_normalize)
        {
            TensorPrimitives.Divide(scale, n, scale);
            TensorPrimitives.Divide(slope, n, slope);
        }

        Span<S> t = argument;
        t.Clear();
        for (int m = 0; m < block.Components; m++)
            TensorPrimitives.MultiplyAdd(Component(g, block, m), Component(x, block, m), t, t);
        if (!gBias.IsEmpty)
            TensorPrimitives.MultiplyAdd(t, slope, gBias[..mul], gBias[..mul]);
        // From here on t holds the factor of x: t·(∂s/∂n)/|x|.
        for (int u = 0; u < mul; u++)
        {
            S change = _normalize ? slope[u] - scale[u] / n[u] : slope[u];
            t[u] = n[u] > _smallest ? t[u] * change / n[u] : S.Zero;
        }

        for (int m = 0; m < block.Components; m++)
        {
            Span<S> target = Component(gx, block, m);
            TensorPrimitives.MultiplyAdd(Component(g, block, m), scale, target, target);
            TensorPrimitives.MultiplyAdd(Component(x, block, m), t, target, target);
        }
    }

    /// <summary>n = max(|x|, ε) and n + b for each copy.</summary>
    private void Arguments(NormBlock block, Span<S> row, Span<S> bias, Span<S> n, Span<S> argument)
    {
        n.Clear();
        for (int m = 0; m < block.Components; m++)
        {
            Span<S> component = Component(row, block, m);
            TensorPrimitives.MultiplyAdd(component, component, n, n);
        }

        TensorPrimitives.Sqrt(n, n);
        TensorPrimitives.Max(n, _smallest, n);
        if (bias.IsEmpty)
            n.CopyTo(argument);
        else
            TensorPrimitives.Add(n, bias[..block.Mul], argument);
    }

    private static Span<S> Component(Span<S> row, NormBlock block, int m) =>
        row.Slice(block.Offset + m * block.Mul, block.Mul);
}
