using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A group pool in one precision.</summary>
internal sealed class GroupPoolLayer<S> : GroupPoolLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly FieldValues<S>[] _fields;
    private readonly GroupPooling _pooling;
    private readonly int _scratch;

    internal GroupPoolLayer(string path, FeatureLayout input, FeatureLayout result, GroupPooling pooling)
        : base(path)
    {
        (_input, _result, _pooling) = (input, result, pooling);
        _fields = [.. input.Signature.Terms.Where(static t => t.Mul > 0).Select(t => FieldValues<S>.Of(t, input))];
        _scratch = _fields.Select(static f => f.Size).DefaultIfEmpty(0).Max();
    }

    internal override ITangent? Second => null;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        Span<S> scratch = Workspace.Scratch<S>(operand.Workspace, _scratch);
        for (int row = 0; row < operand.Rows; row++)
        {
            Span<S> to = result.Row(row);
            foreach (FieldValues<S> field in _fields)
            {
                Span<S> values = scratch[..field.Size];
                field.Evaluate(operand.Row(row), 1, values);
                if (_pooling == GroupPooling.Max)
                    Largest(field, values, to);
                else
                    Mean(field, values, to);
                to = to[field.Copies..];
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
        Span<S> scratch = pass.Workspace.Scratch<S>(_scratch);
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> g = result.GradientRow(row);
            foreach (FieldValues<S> field in _fields)
            {
                Span<S> values = scratch[..field.Size];
                if (_pooling == GroupPooling.Max)
                {
                    field.Evaluate(x.Row(row), 1, values);
                    MarkLargest(field, values, g);
                }
                else
                {
                    S share = S.One / S.CreateTruncating(field.Count);
                    for (int i = 0; i < values.Length; i++)
                        values[i] = share * g[i % field.Copies];
                }

                field.AddProjected(values, 1, x.GradientRow(row));
                g = g[field.Copies..];
            }
        }
    }

    /// <summary>The largest value of each copy; not a number where one is.</summary>
    private static void Largest(FieldValues<S> field, ReadOnlySpan<S> values, Span<S> result)
    {
        values[..field.Copies].CopyTo(result);
        for (int i = field.Copies; i < values.Length; i++)
            result[i % field.Copies] = S.Max(result[i % field.Copies], values[i]);
    }

    private static void Mean(FieldValues<S> field, ReadOnlySpan<S> values, Span<S> result)
    {
        Span<S> sums = result[..field.Copies];
        sums.Clear();
        for (int i = 0; i < values.Length; i++)
            sums[i % field.Copies] += values[i];
        S share = S.One / S.CreateTruncating(field.Count);
        for (int u = 0; u < sums.Length; u++)
            sums[u] *= share;
    }

    /// <summary>Replaces values by the gradient: g at the first largest of each copy, zero elsewhere.</summary>
    private static void MarkLargest(FieldValues<S> field, Span<S> values, ReadOnlySpan<S> g)
    {
        for (int u = 0; u < field.Copies; u++)
        {
            int first = u;
            for (int i = u + field.Copies; i < values.Length; i += field.Copies)
            {
                if (values[i] > values[first])
                    first = i;
            }

            for (int i = u; i < values.Length; i += field.Copies)
                values[i] = i == first ? g[u] : S.Zero;
        }
    }
}
