using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A tensor product around an emitted kernel, in one precision.</summary>
internal sealed class TensorProductLayer<TKernel, S> : TensorProductLayer
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
        var result = (Storage<S>)entry.Result;
        Workspace workspace = pass.Workspace;
        Span<S> gx = LayerValues.GradientOrScratch(x, workspace);
        // In a square both gradients have the same memory; the kernel may keep a row of the first in registers while it
        // adds to the second.
        bool square = ReferenceEquals(x, y);
        Span<S> gy = square
            ? LayerValues.Zeros<S>(workspace, y.Values.Length)
            : LayerValues.GradientOrScratch(y, workspace);
        Span<S> w = given is null ? LayerValues.Values<S>(_owned) : given.Values;
        Span<S> gw = given is null
            ? LayerValues.Gradient<S>(pass, _owned)
            : LayerValues.GradientOrScratch(given, workspace);
        nint wRow = given is null ? 0 : TKernel.WeightCount;
        Span<S> scratch = workspace.Scratch<S>(TKernel.ScratchSize(x.Rows));
        TKernel.Backward(
            x.Rows,
            in x.First,
            x.Dim,
            in y.First,
            y.Dim,
            in LayerValues.First(w),
            wRow,
            in result.FirstGradient,
            result.Dim,
            ref LayerValues.First(gx),
            ref LayerValues.First(gy),
            ref LayerValues.First(gw),
            ref LayerValues.First(scratch)
        );

        if (square && x.NeedsGradient)
            TensorPrimitives.Add(gx, gy, gx);
    }

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
        Span<S> w = given is null ? LayerValues.Values<S>(_owned) : given.Values;
        nint wRow = given is null ? 0 : TKernel.WeightCount;
        Span<S> scratch = Workspace.Scratch<S>(workspace, TKernel.ScratchSize(x.Rows));
        TKernel.Forward(
            x.Rows,
            in x.First,
            x.Dim,
            in y.First,
            y.Dim,
            in LayerValues.First(w),
            wRow,
            ref result.First,
            result.Dim,
            ref LayerValues.First(scratch)
        );

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
