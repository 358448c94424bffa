using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An activation in one precision.</summary>
internal sealed class ActivationLayer<S> : ActivationLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly ScalarRun[] _runs;
    private readonly FieldRun<S>[] _fields;
    private readonly int _scratch;

    internal ActivationLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        Nonlinearity[] functions,
        bool normalize,
        MomentConstants constants,
        double[]? givenConstants
    )
        : base(builder.Path)
    {
        _input = input;
        _result = result;
        IReadOnlyList<SignatureTerm> terms = input.Signature.Terms;
        if (functions.Length != terms.Count)
        {
            throw new ArgumentException(
                $"Layer '{Path}': {input} has {terms.Count} blocks, and there are {functions.Length} functions.",
                nameof(functions)
            );
        }
        var runs = new List<ScalarRun>();
        var fields = new List<FieldRun<S>>();
        var expected = new MulIrrep[input.Blocks.Length];
        for (int t = 0; t < terms.Count; t++)
        {
            (SignatureTerm term, Nonlinearity function) = (terms[t], functions[t]);
            double constant =
                normalize || givenConstants is not null
                    ? builder.Multiplied(function, constants, givenConstants?[t])
                    : 1;
            bool isField = term.Field is not null && function != Nonlinearity.Identity;
            for (int b = term.First; b < term.First + term.Count; b++)
            {
                BlockAddress block = input.Blocks[b];
                Irrep? becomes =
                    isField || function == Nonlinearity.Identity
                        ? block.Irrep
                        : NonlinearityFacts.Activate(block.Irrep, function);
                expected[b] = new MulIrrep(
                    block.Mul,
                    becomes
                        ?? throw new ArgumentException(
                            $"Layer '{Path}' applies {function} to {term.Text}, which does not commute with the group.",
                            nameof(functions)
                        )
                );
                // Parities change, degrees do not: a block has the same place in both rows, or consists of single
                // numbers.
                for (int m = 0; m < (isField ? 0 : block.Irrep.Dim); m++)
                    runs.Add(new ScalarRun(block.Offset + (m * block.Stride), block.Mul, function, constant));
            }

            if (isField && term.Mul > 0)
                fields.Add(new FieldRun<S>(FieldValues<S>.Of(term, input), function, constant, 1));
        }

        if (!result.Matches(FeatureLayout.Of(new Irreps(expected), input.Group)))
        {
            throw new ArgumentException(
                $"Layer '{Path}': {string.Join(", ", functions)} of {input} gives {new Irreps(expected)}, "
                    + $"not {result}.",
                nameof(result)
            );
        }

        _runs = ScalarRun.Joined(runs);
        _fields = [.. fields];
        _scratch = _fields.Select(static f => f.Scratch).DefaultIfEmpty(0).Max();
    }

    /// <summary>Of functions of the values of fields there is none yet.</summary>
    internal override ITangent? Second => _fields.Length == 0 ? this : null;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        if (_runs.Length == 1 && _fields.Length == 0)
        {
            Nonlinearities.Values<S>(_runs[0].Function, _runs[0].Constant, operand.Values, result.Values);
        }
        else
        {
            Span<S> scratch = Workspace.Scratch<S>(operand.Workspace, _scratch);
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

                foreach (FieldRun<S> field in _fields)
                    field.Apply(from, scratch, to);
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
        if (_runs.Length == 1 && _fields.Length == 0)
        {
            Nonlinearities.Pullback<S>(_runs[0].Function, _runs[0].Constant, x.Values, result.Gradient, x.Gradient);
            return;
        }

        Span<S> scratch = pass.Workspace.Scratch<S>(_scratch);
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

            foreach (FieldRun<S> field in _fields)
                field.Backward(z, g, scratch, gz);
        }
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> tangent = x.Tangent,
            result = ((Storage<S>)entry.Result).MakeTangent();
        tangent.Values.CopyTo(result.Values);
        for (int row = 0; row < Rows(x); row++)
        {
            foreach (ScalarRun run in _runs)
            {
                Nonlinearities.Chain<S>(
                    run.Function,
                    run.Constant,
                    Part(x.Values, x, row, run),
                    Part(result.Values, x, row, run)
                );
            }
        }
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        if (result.HasGradient)
            Backward(in entry, pass);
        for (int row = 0; row < Rows(x); row++)
        {
            foreach (ScalarRun run in _runs)
            {
                Nonlinearities.Bend<S>(
                    run.Function,
                    run.Constant,
                    Part(x.Values, x, row, run),
                    Part(x.Tangent.Values, x, row, run),
                    Part(result.Adjoint, x, row, run),
                    Part(x.Gradient, x, row, run)
                );
            }
        }
    }

    /// <summary>One function for all numbers is one run over all rows.</summary>
    private int Rows(Storage<S> x) => _runs.Length == 1 ? Math.Min(1, x.Rows) : x.Rows;

    private Span<S> Part(Span<S> numbers, Storage<S> x, int row, ScalarRun run) =>
        _runs.Length == 1 ? numbers : numbers.Slice((row * x.Dim) + run.Offset, run.Count);

    private ReadOnlySpan<S> Part(ReadOnlySpan<S> numbers, Storage<S> x, int row, ScalarRun run) =>
        _runs.Length == 1 ? numbers : numbers.Slice((row * x.Dim) + run.Offset, run.Count);
}
