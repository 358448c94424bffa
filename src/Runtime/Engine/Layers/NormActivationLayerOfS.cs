using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A norm activation in one precision.</summary>
internal sealed class NormActivationLayer<S> : NormActivationLayer, ITangent
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

    internal override ITangent? Second => this;

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

    /// <summary>ẋ s + x s′ ṅ, with s the scale of a copy and ṅ = ⟨x, ẋ⟩/n.</summary>
    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> result = ((Storage<S>)entry.Result).MakeTangent();
        Span<S> scratch = pass.Workspace.Scratch<S>(5 * _widest);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> bias = LayerValues.Values<S>(_bias);
            Span<S> from = x.Row(row),
                moved = x.Tangent.Row(row),
                to = result.Row(row);
            foreach (NormBlock block in _blocks)
            {
                Derivatives scale = Scales(block, from, bias, scratch);
                for (int u = 0; u < block.Mul; u++)
                {
                    S change = scale.Slope(u) * NormTangent(block, from, moved, scale.Norms[u], u);
                    for (int m = 0; m < block.Components; m++)
                    {
                        int at = block.Offset + m * block.Mul + u;
                        to[at] = moved[at] * scale.Value(u) + from[at] * change;
                    }
                }

                bias = bias.IsEmpty ? bias : bias[block.Mul..];
            }
        }
    }

    /// <summary>
    /// For the adjoint a, t = ⟨a, x⟩ and ṫ = ⟨a, ẋ⟩: s a + t s′ x/n changes by
    /// s′ṅ a + (ṫ s′ + t s″ ṅ − t s′ ṅ/n) x/n + t s′ ẋ/n, and t ∂s/∂b by ṫ ∂s/∂b + t (∂s/∂b)′ ṅ.
    /// </summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        Span<S> scratch = pass.Workspace.Scratch<S>(5 * _widest);
        Span<S> gx = LayerValues.GradientOrScratch(x, pass.Workspace);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> bias = LayerValues.Values<S>(_bias),
                gBias = LayerValues.Gradient<S>(pass, _bias);
            foreach (NormBlock block in _blocks)
            {
                Derivatives scale = Scales(block, x.Row(row), bias, scratch);
                BendBlock(
                    block,
                    scale,
                    x.Row(row),
                    x.Tangent.Row(row),
                    result.AdjointRow(row),
                    gx.Slice(row * x.Dim, x.Dim),
                    gBias
                );
                bias = bias.IsEmpty ? bias : bias[block.Mul..];
                gBias = gBias.IsEmpty ? gBias : gBias[block.Mul..];
            }
        }
    }

    private void BendBlock(
        NormBlock block,
        Derivatives scale,
        Span<S> x,
        Span<S> tangent,
        ReadOnlySpan<S> a,
        Span<S> gx,
        Span<S> gBias
    )
    {
        for (int u = 0; u < block.Mul; u++)
        {
            S n = scale.Norms[u],
                nTangent = NormTangent(block, x, tangent, n, u),
                t = S.Zero,
                tTangent = S.Zero;
            for (int m = 0; m < block.Components; m++)
            {
                int at = block.Offset + m * block.Mul + u;
                t += a[at] * x[at];
                tTangent += a[at] * tangent[at];
            }

            if (!gBias.IsEmpty)
                gBias[u] += tTangent * scale.ByBias(u) + t * scale.ByBiasSlope(u) * nTangent;
            // Below ε the norm is constant, and so is the scale.
            if (!(n > _smallest))
                continue;
            S slope = scale.Slope(u);
            S byValue = (tTangent * slope + t * (scale.Bend(u) - slope / n) * nTangent) / n,
                byTangent = t * slope / n;
            for (int m = 0; m < block.Components; m++)
            {
                int at = block.Offset + m * block.Mul + u;
                gx[at] += slope * nTangent * a[at] + byValue * x[at] + byTangent * tangent[at];
            }
        }
    }

    /// <summary>ṅ of copy u; zero where the norm is constant.</summary>
    private S NormTangent(NormBlock block, Span<S> x, Span<S> tangent, S norm, int u)
    {
        if (!(norm > _smallest))
            return S.Zero;
        S sum = S.Zero;
        for (int m = 0; m < block.Components; m++)
            sum += x[block.Offset + m * block.Mul + u] * tangent[block.Offset + m * block.Mul + u];
        return sum / norm;
    }

    /// <summary>The function of each copy's norm, and its derivatives.</summary>
    private Derivatives Scales(NormBlock block, Span<S> row, Span<S> bias, Span<S> scratch)
    {
        int mul = block.Mul;
        Span<S> n = scratch[..mul],
            argument = scratch.Slice(_widest, mul),
            value = scratch.Slice(2 * _widest, mul),
            slope = scratch.Slice(3 * _widest, mul),
            bend = scratch.Slice(4 * _widest, mul);
        Arguments(block, row, bias, n, argument);
        Nonlinearities.Values<S>(_function, 1, argument, value);
        slope.Fill(S.One);
        bend.Clear();
        Nonlinearities.Bend<S>(_function, 1, argument, slope, slope, bend);
        Nonlinearities.Chain<S>(_function, 1, argument, slope);
        return new Derivatives(n, value, slope, bend, _normalize);
    }

    /// <summary>
    /// s(n) = f(n + b), normalised f(n + b)/n, its derivatives by n, and that by b with its own derivative by n.
    /// </summary>
    private readonly ref struct Derivatives(
        Span<S> norms,
        Span<S> values,
        Span<S> slopes,
        Span<S> bends,
        bool isNormalized
    )
    {
        private readonly Span<S> _values = values;
        private readonly Span<S> _slopes = slopes;
        private readonly Span<S> _bends = bends;

        internal Span<S> Norms { get; } = norms;

        internal S Value(int u) => isNormalized ? _values[u] / Norms[u] : _values[u];

        internal S Slope(int u) => isNormalized ? (_slopes[u] - _values[u] / Norms[u]) / Norms[u] : _slopes[u];

        internal S Bend(int u)
        {
            if (!isNormalized)
                return _bends[u];
            S n = Norms[u],
                first = (_slopes[u] - _values[u] / n) / n;
            return (_bends[u] - first - first) / n;
        }

        internal S ByBias(int u) => isNormalized ? _slopes[u] / Norms[u] : _slopes[u];

        internal S ByBiasSlope(int u) => isNormalized ? (_bends[u] - _slopes[u] / Norms[u]) / Norms[u] : _bends[u];
    }
}
