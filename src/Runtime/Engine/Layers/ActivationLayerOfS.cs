using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An activation in one precision.</summary>
internal sealed class ActivationLayer<S> : ActivationLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly ScalarRun[] _runs;

    internal ActivationLayer(
        string path,
        FeatureLayout input,
        FeatureLayout result,
        Nonlinearity[] functions,
        bool normalize,
        MomentConstants constants
    )
        : base(path)
    {
        _input = input;
        _result = result;
        Irreps blocks = input.Signature.Irreps;
        if (functions.Length != blocks.Count || result.Signature.Irreps.Count != blocks.Count)
        {
            throw new ArgumentException(
                $"Layer '{Path}': {input} has {blocks.Count} blocks, {result} has "
                    + $"{result.Signature.Irreps.Count}, and there are {functions.Length} functions.",
                nameof(functions)
            );
        }
        var runs = new List<ScalarRun>();
        for (int b = 0; b < blocks.Count; b++)
        {
            Irrep irrep = blocks[b].Irrep;
            Irrep expected =
                functions[b] == Nonlinearity.Identity
                    ? irrep
                    : NonlinearityFacts.Activate(irrep, functions[b])
                        ?? throw new ArgumentException(
                            $"Layer '{Path}' applies {functions[b]} to {blocks[b]}, which does not "
                                + "commute with the group.",
                            nameof(functions)
                        );
            if (result.Signature.Irreps[b] != new MulIrrep(blocks[b].Mul, expected))
            {
                throw new ArgumentException(
                    $"Layer '{Path}': {functions[b]} of {blocks[b]} is {expected}, not {result.Signature.Irreps[b]}.",
                    nameof(result)
                );
            }
            // Parities change, degrees do not: a block has the same place in both rows, or consists of single numbers.
            double constant =
                normalize && functions[b] != Nonlinearity.Identity
                    ? NonlinearityFacts.MomentConstant(functions[b], constants)
                    : 1;
            ScalarRun.Append(runs, new ScalarRun(blocks.Offset(b), blocks[b].Dim, functions[b], constant));
        }

        _runs = [.. runs];
    }

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        if (_runs.Length == 1)
        {
            Nonlinearities.Values<S>(_runs[0].Function, _runs[0].Constant, operand.Values, result.Values);
        }
        else
        {
            for (int row = 0; row < operand.Rows; row++)
            {
                Span<S> from = operand.Row(row);
                Span<S> to = result.Row(row);
                foreach (ScalarRun run in _runs)
                {
                    Nonlinearities.Values<S>(
                        run.Function,
                        run.Constant,
                        from.Slice(run.Offset, run.Count),
                        to.Slice(run.Offset, run.Count)
                    );
                }
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
        if (_runs.Length == 1)
        {
            Nonlinearities.Pullback<S>(_runs[0].Function, _runs[0].Constant, x.Values, result.Gradient, x.Gradient);
            return;
        }

        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> z = x.Row(row);
            Span<S> g = result.GradientRow(row);
            Span<S> gz = x.GradientRow(row);
            foreach (ScalarRun run in _runs)
            {
                Nonlinearities.Pullback<S>(
                    run.Function,
                    run.Constant,
                    z.Slice(run.Offset, run.Count),
                    g.Slice(run.Offset, run.Count),
                    gz.Slice(run.Offset, run.Count)
                );
            }
        }
    }
}
