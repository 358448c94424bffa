using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A tensor product around an emitted kernel, in one precision.</summary>
internal sealed class TensorProductLayer<TKernel, S> : TensorProductLayer, ITangent
    where TKernel : struct, IBilinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _left;
    private readonly FeatureLayout _right;
    private readonly FeatureLayout _result;
    private readonly FeatureLayout? _given;
    private readonly Parameter? _owned;

    internal TensorProductLayer(
        ModelBuilder builder,
        FeatureLayout left,
        FeatureLayout right,
        FeatureLayout result,
        TensorWeights weights
    )
        : base(builder.Path)
    {
        LayerValues.CheckKernel(Path, "first operand", TKernel.LeftDim, left.Dim);
        LayerValues.CheckKernel(Path, "second operand", TKernel.RightDim, right.Dim);
        LayerValues.CheckKernel(Path, "result", TKernel.ResultDim, result.Dim);
        if (weights == TensorWeights.None && TKernel.WeightCount > 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}' has no weights, but its kernel needs {TKernel.WeightCount}.",
                nameof(weights)
            );
        }
        (_left, _right, _result) = (left, right, result);
        if (weights == TensorWeights.Owned && TKernel.WeightCount > 0)
            _owned = builder.Normal("weight", TKernel.WeightCount);
        if (weights == TensorWeights.Given)
            _given = FeatureLayout.OfScalars(TKernel.WeightCount, left.Group);
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x, Handle y)
    {
        if (_given is not null)
        {
            throw new ArgumentException(
                $"Layer '{Path}' takes its {TKernel.WeightCount} weights as a third operand of {_given}."
            );
        }
        return Run(LayerValues.Enter<S>(x), LayerValues.Enter<S>(y), null);
    }

    public override Handle Apply(Handle x, Handle y, Handle weights)
    {
        if (_given is null)
            throw new ArgumentException($"Layer '{Path}' takes two operands: its weights are not given from outside.");
        Storage<S> w = LayerValues.Enter<S>(weights);
        Expect(w, _given, "weights");
        return Run(LayerValues.Enter<S>(x), LayerValues.Enter<S>(y), w);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var y = (Storage<S>)entry.B!;
        var given = (Storage<S>?)entry.C;
        Span<S> gx = LayerValues.GradientOrScratch(x, pass.Workspace);
        // In a square both gradients have the same memory; the kernel may keep a row of the first in registers while it
        // adds to the second.
        bool square = ReferenceEquals(x, y);
        Span<S> gy = square
            ? LayerValues.Zeros<S>(pass.Workspace, y.Values.Length)
            : LayerValues.GradientOrScratch(y, pass.Workspace);
        Pull(x, y, given, ((Storage<S>)entry.Result).Gradient, gx, gy, WeightGradient(given, pass), pass.Workspace);
        if (square && x.NeedsGradient)
            TensorPrimitives.Add(gx, gy, gx);
    }

    /// <summary>The product is linear in each operand, so its tangent is a sum of products.</summary>
    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var y = (Storage<S>)entry.B!;
        var given = (Storage<S>?)entry.C;
        Span<S> tangent = ((Storage<S>)entry.Result).MakeTangent().Values;
        Span<S> part = [];
        if (x.HasTangent)
            Add(x.Tangent, y, given, tangent, ref part, pass.Workspace);
        if (y.HasTangent)
            Add(x, y.Tangent, given, tangent, ref part, pass.Workspace);
        if (given is { HasTangent: true })
            Add(x, y, given.Tangent, tangent, ref part, pass.Workspace);
    }

    /// <summary>
    /// The reverse is linear in each operand as well: with one operand replaced by its tangent it gives the changes of
    /// the other operands' derivatives. What it gives for the replaced one does not count.
    /// </summary>
    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var y = (Storage<S>)entry.B!;
        var given = (Storage<S>?)entry.C;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        Workspace workspace = pass.Workspace;
        // Kernels may keep rows of gradients in registers, so of a square the second has memory of its own.
        bool square = ReferenceEquals(x, y);
        Span<S> gx = LayerValues.GradientOrScratch(x, workspace),
            gy = square
                ? LayerValues.Zeros<S>(workspace, y.Values.Length)
                : LayerValues.GradientOrScratch(y, workspace),
            gw = WeightGradient(given, pass),
            unused = workspace.Scratch<S>(Math.Max(Math.Max(gx.Length, gy.Length), gw.Length));
        if (x.HasTangent)
            Pull(x.Tangent, y, given, result.Adjoint, unused, gy, gw, workspace);
        if (y.HasTangent)
            Pull(x, y.Tangent, given, result.Adjoint, gx, unused, gw, workspace);
        if (given is { HasTangent: true })
            Pull(x, y, given.Tangent, result.Adjoint, gx, gy, unused, workspace);
        if (square && x.NeedsGradient)
            TensorPrimitives.Add(gx, gy, gx);
    }

    private Span<S> WeightGradient(Storage<S>? given, Pass pass) =>
        given is null ? LayerValues.Gradient<S>(pass, _owned) : LayerValues.GradientOrScratch(given, pass.Workspace);

    /// <summary>Writes a product into the result if it is the first, and otherwise adds it.</summary>
    private void Add(
        Storage<S> x,
        Storage<S> y,
        Storage<S>? given,
        Span<S> result,
        ref Span<S> part,
        Workspace workspace
    )
    {
        bool isFirst = part.IsEmpty;
        if (isFirst)
        {
            part = workspace.Scratch<S>(result.Length);
            Multiply(x, y, given, result, workspace);
            return;
        }
        Multiply(x, y, given, part, workspace);
        TensorPrimitives.Add(result, part, result);
    }

    private void Multiply(Storage<S> x, Storage<S> y, Storage<S>? given, Span<S> result, Workspace? workspace) =>
        TKernel.Forward(
            x.Rows,
            in x.First,
            x.Dim,
            in y.First,
            y.Dim,
            in LayerValues.First(Weights(given)),
            WeightRow(given),
            ref LayerValues.First(result),
            TKernel.ResultDim,
            ref LayerValues.First(Workspace.Scratch<S>(workspace, TKernel.ScratchSize(x.Rows)))
        );

    private void Pull(
        Storage<S> x,
        Storage<S> y,
        Storage<S>? given,
        ReadOnlySpan<S> gradient,
        Span<S> gx,
        Span<S> gy,
        Span<S> gw,
        Workspace workspace
    ) =>
        TKernel.Backward(
            x.Rows,
            in x.First,
            x.Dim,
            in y.First,
            y.Dim,
            in LayerValues.First(Weights(given)),
            WeightRow(given),
            in LayerValues.First(gradient),
            TKernel.ResultDim,
            ref LayerValues.First(gx),
            ref LayerValues.First(gy),
            ref LayerValues.First(gw),
            ref LayerValues.First(workspace.Scratch<S>(TKernel.ScratchSize(x.Rows)))
        );

    private Span<S> Weights(Storage<S>? given) => given is null ? LayerValues.Values<S>(_owned) : given.Values;

    private static nint WeightRow(Storage<S>? given) => given is null ? 0 : TKernel.WeightCount;

    private Handle Run(Storage<S> x, Storage<S> y, Storage<S>? given)
    {
        Expect(x, _left, "first operand");
        Expect(y, _right, "second operand");
        ExpectSameBase(x, y);
        Workspace? workspace = Workspace.Common(x.Workspace, y.Workspace);
        if (given is not null)
        {
            ExpectSameBase(x, given);
            workspace = Workspace.Common(workspace, given.Workspace);
        }

        Storage<S> result = Workspace.Rent<S>(workspace, x.RowSpace, _result);
        Multiply(x, y, given, result.Values, workspace);
        bool wanted = _owned is not null || x.NeedsGradient || y.NeedsGradient || (given?.NeedsGradient ?? false);
        Record(
            workspace,
            wanted,
            new TapeEntry
            {
                Operation = this,
                A = x,
                B = y,
                C = given,
                Result = result,
            }
        );
        return new Handle(result);
    }
}
