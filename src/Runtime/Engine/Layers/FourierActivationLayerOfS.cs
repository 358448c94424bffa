using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A Fourier activation in one precision.</summary>
internal sealed class FourierActivationLayer<S> : FourierActivationLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly FieldRun<S> _run;

    internal FourierActivationLayer(
        string path,
        FeatureLayout layout,
        CircleFunction circle,
        int samples,
        Nonlinearity function,
        bool normalize
    )
        : base(path)
    {
        _layout = layout;
        _run = new FieldRun<S>(
            new FieldValues<S>(layout.Merged, circle.Matrix(samples)),
            function,
            normalize ? NonlinearityFacts.MomentConstant(function) : 1,
            circle.Dim / (double)samples
        );
    }

    internal override ITangent? Second => null;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        Span<S> scratch = Workspace.Scratch<S>(operand.Workspace, _run.Scratch);
        for (int row = 0; row < operand.Rows; row++)
            _run.Apply(operand.Row(row), scratch, result.Row(row));

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
        Span<S> scratch = pass.Workspace.Scratch<S>(_run.Scratch);
        for (int row = 0; row < x.Rows; row++)
            _run.Backward(x.Row(row), result.GradientRow(row), scratch, x.GradientRow(row));
    }
}
