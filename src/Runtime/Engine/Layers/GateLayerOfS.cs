using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A gate in one precision.</summary>
internal sealed class GateLayer<S> : GateLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly (ScalarRun Run, int Out)[] _scalars;
    private readonly GatedRun[] _gated;
    private readonly int _widest;

    internal GateLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        GateSpec spec,
        MomentConstants constants,
        double[]? givenConstants
    )
        : base(builder.Path)
    {
        _input = input;
        _result = result;
        RowLayout from = RowLayout.Of(spec.In);
        RowLayout to = result.Rows;
        _scalars =
        [
            .. spec.Scalars.Select(s =>
                (
                    new ScalarRun(
                        Place(from, s.In),
                        s.In.Mul,
                        s.Function ?? Nonlinearity.Identity,
                        Constant(s.Function, IsOdd(s.In) ? 1 : 0)
                    ),
                    Place(to, s.Out)
                )
            ),
        ];
        _gated =
        [
            .. spec.Gated.Select(g => new GatedRun(
                new ScalarRun(
                    Place(from, g.Gates),
                    g.Gates.Mul,
                    g.GateFunction ?? Nonlinearity.Identity,
                    Constant(g.GateFunction, IsOdd(g.Gates) ? 3 : 2)
                ),
                Place(from, g.In),
                from.Blocks[g.In.Block].Stride,
                Place(to, g.Out),
                to.Blocks[g.Out.Block].Stride,
                g.Irrep.Dim,
                g.IsTurned
            )),
        ];
        _widest = _gated.Length == 0 ? 0 : _gated.Max(static g => g.Gates.Count);

        bool IsOdd(CopyRange copies) => spec.In[copies.Block].Irrep.IsPseudoScalar;

        double Constant(Nonlinearity? function, int place) =>
            function is { } f ? builder.Multiplied(f, constants, givenConstants?[place]) : 1;
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        Span<S> scratch = Workspace.Scratch<S>(operand.Workspace, _widest);
        for (int row = 0; row < operand.Rows; row++)
        {
            Span<S> from = operand.Row(row);
            Span<S> to = result.Row(row);
            foreach ((ScalarRun run, int target) in _scalars)
            {
                Nonlinearities.Values<S>(
                    run.Function,
                    run.Constant,
                    from.Slice(run.Offset, run.Count),
                    to.Slice(target, run.Count)
                );
            }
            foreach (GatedRun run in _gated)
            {
                Span<S> gates = Activated(run, from, scratch);
                for (int m = 0; m < run.Components; m++)
                    TensorPrimitives.Multiply(run.Source(from, m), gates, run.Target(to, m));
                if (run.IsTurned)
                    TensorPrimitives.Negate(run.Target(to, 0), run.Target(to, 0));
            }
        }

        Record(
            operand.Workspace,
            operand.NeedsGradient,
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
        Span<S> scratch = pass.Workspace.Scratch<S>(_widest);
        Span<S> gateGradient = pass.Workspace.Scratch<S>(_widest);
        Span<S> turned = pass.Workspace.Scratch<S>(_widest);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> from = x.Row(row);
            Span<S> g = result.GradientRow(row);
            Span<S> gx = x.GradientRow(row);
            foreach ((ScalarRun run, int target) in _scalars)
            {
                Nonlinearities.Pullback<S>(
                    run.Function,
                    run.Constant,
                    from.Slice(run.Offset, run.Count),
                    g.Slice(target, run.Count),
                    gx.Slice(run.Offset, run.Count)
                );
            }

            foreach (GatedRun run in _gated)
            {
                Span<S> gates = Activated(run, from, scratch);
                Span<S> sum = gateGradient[..run.Gates.Count];
                sum.Clear();
                for (int m = 0; m < run.Components; m++)
                {
                    Span<S> part = run.Target(g, m);
                    if (run.IsTurned && m == 0)
                    {
                        TensorPrimitives.Negate(part, turned[..part.Length]);
                        part = turned[..part.Length];
                    }
                    TensorPrimitives.MultiplyAdd(part, run.Source(from, m), sum, sum);
                    TensorPrimitives.MultiplyAdd(part, gates, run.Source(gx, m), run.Source(gx, m));
                }

                Nonlinearities.Pullback<S>(
                    run.Gates.Function,
                    run.Gates.Constant,
                    from.Slice(run.Gates.Offset, run.Gates.Count),
                    sum,
                    gx.Slice(run.Gates.Offset, run.Gates.Count)
                );
            }
        }
    }

    /// <summary>ẋ φ(s) + x φ′(s) ṡ.</summary>
    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> tangent = x.Tangent,
            result = ((Storage<S>)entry.Result).MakeTangent();
        Span<S> scratch = pass.Workspace.Scratch<S>(_widest),
            changes = pass.Workspace.Scratch<S>(_widest);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> from = x.Row(row),
                moved = tangent.Row(row),
                to = result.Row(row);
            foreach ((ScalarRun run, int target) in _scalars)
            {
                Span<S> part = to.Slice(target, run.Count);
                moved.Slice(run.Offset, run.Count).CopyTo(part);
                Nonlinearities.Chain<S>(run.Function, run.Constant, from.Slice(run.Offset, run.Count), part);
            }

            foreach (GatedRun run in _gated)
            {
                Span<S> gates = Activated(run, from, scratch),
                    change = Change(run, from, moved, changes);
                for (int m = 0; m < run.Components; m++)
                {
                    Span<S> part = run.Target(to, m);
                    TensorPrimitives.Multiply(run.Source(moved, m), gates, part);
                    TensorPrimitives.MultiplyAdd(run.Source(from, m), change, part, part);
                }

                if (run.IsTurned)
                    TensorPrimitives.Negate(run.Target(to, 0), run.Target(to, 0));
            }
        }
    }

    /// <summary>
    /// For the adjoint g: gx += g φ′(s) ṡ and gs += φ′(s) Σ_m g_m ẋ_m + φ″(s) ṡ Σ_m g_m x_m, since the derivatives are
    /// g φ(s) and φ′(s) Σ_m g_m x_m.
    /// </summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        Storage<S> tangent = x.Tangent;
        Span<S> scratch = pass.Workspace.Scratch<S>(4 * _widest);
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> from = x.Row(row),
                moved = tangent.Row(row),
                gx = x.GradientRow(row);
            ReadOnlySpan<S> g = result.AdjointRow(row);
            foreach ((ScalarRun run, int target) in _scalars)
            {
                Nonlinearities.Bend<S>(
                    run.Function,
                    run.Constant,
                    from.Slice(run.Offset, run.Count),
                    moved.Slice(run.Offset, run.Count),
                    g.Slice(target, run.Count),
                    gx.Slice(run.Offset, run.Count)
                );
            }

            foreach (GatedRun run in _gated)
                BendGated(run, from, moved, g, gx, scratch);
        }
    }

    private void BendGated(GatedRun run, Span<S> from, Span<S> moved, ReadOnlySpan<S> g, Span<S> gx, Span<S> scratch)
    {
        int count = run.Gates.Count;
        Span<S> change = Change(run, from, moved, scratch),
            byValue = scratch.Slice(_widest, count),
            byTangent = scratch.Slice(2 * _widest, count),
            turned = scratch.Slice(3 * _widest, count);
        byValue.Clear();
        byTangent.Clear();
        for (int m = 0; m < run.Components; m++)
        {
            ReadOnlySpan<S> part = g.Slice(run.Out + (m * run.OutStride), count);
            if (run.IsTurned && m == 0)
            {
                TensorPrimitives.Negate(part, turned);
                part = turned;
            }
            TensorPrimitives.MultiplyAdd(part, run.Source(from, m), byValue, byValue);
            TensorPrimitives.MultiplyAdd(part, run.Source(moved, m), byTangent, byTangent);
            TensorPrimitives.MultiplyAdd(part, change, run.Source(gx, m), run.Source(gx, m));
        }

        ScalarRun gates = run.Gates;
        Span<S> values = from.Slice(gates.Offset, count),
            target = gx.Slice(gates.Offset, count);
        Nonlinearities.Pullback<S>(gates.Function, gates.Constant, values, byTangent, target);
        Nonlinearities.Bend<S>(
            gates.Function,
            gates.Constant,
            values,
            moved.Slice(gates.Offset, count),
            byValue,
            target
        );
    }

    /// <summary>φ′(s) ṡ.</summary>
    private static Span<S> Change(GatedRun run, Span<S> row, Span<S> moved, Span<S> scratch)
    {
        Span<S> change = scratch[..run.Gates.Count];
        moved.Slice(run.Gates.Offset, run.Gates.Count).CopyTo(change);
        Nonlinearities.Chain<S>(
            run.Gates.Function,
            run.Gates.Constant,
            row.Slice(run.Gates.Offset, run.Gates.Count),
            change
        );
        return change;
    }

    private static Span<S> Activated(GatedRun run, Span<S> row, Span<S> scratch)
    {
        Span<S> gates = scratch[..run.Gates.Count];
        Nonlinearities.Values<S>(
            run.Gates.Function,
            run.Gates.Constant,
            row.Slice(run.Gates.Offset, run.Gates.Count),
            gates
        );
        return gates;
    }

    private static int Place(RowLayout layout, CopyRange copies) =>
        layout.Blocks[copies.Block].Offset + copies.FirstCopy;

    /// <summary>Copies of an irrep and their gates.</summary>
    private readonly record struct GatedRun(
        ScalarRun Gates,
        int In,
        int InStride,
        int Out,
        int OutStride,
        int Components,
        bool IsTurned
    )
    {
        /// <summary>
        /// Where component m of the result comes from: behind a quarter turn (−s, c) from the other one.
        /// </summary>
        internal Span<S> Source(Span<S> row, int m) => row.Slice(In + (IsTurned ? 1 - m : m) * InStride, Gates.Count);

        internal Span<S> Target(Span<S> row, int m) => row.Slice(Out + m * OutStride, Gates.Count);
    }
}
