using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A perceptron in one precision. Only the operand is kept for the reverse pass: each block of rows is evaluated again.
/// </summary>
internal sealed class MultiLayerPerceptronLayer<S> : MultiLayerPerceptronLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int BlockRows = 64;

    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly DenseNetwork<S> _network;

    internal MultiLayerPerceptronLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int[] hidden,
        Nonlinearity activation,
        bool bias,
        MomentConstants constants
    )
        : base(builder.Path)
    {
        _input = input;
        _result = result;
        _network = new DenseNetwork<S>(builder, [input.Dim, .. hidden, result.Dim], activation, bias, constants);
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _result);
        Span<S> kept = Workspace.Scratch<S>(operand.Workspace, _network.KeptSize(BlockRows));
        for (int start = 0; start < operand.Rows; start += BlockRows)
        {
            int rows = Math.Min(BlockRows, operand.Rows - start);
            ReadOnlySpan<S> block = operand.Values.Slice(start * operand.Dim, rows * operand.Dim);
            _network.Hidden(rows, block, [], kept);
            _network.Result(
                rows,
                block,
                isScaled: false,
                kept,
                result.Values.Slice(start * result.Dim, rows * result.Dim)
            );
        }

        Record(
            operand.Workspace,
            wanted: true,
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
        Span<S> kept = pass.Workspace.Scratch<S>(_network.KeptSize(BlockRows));
        Span<S> reverse = pass.Workspace.Scratch<S>(_network.ReverseSize(BlockRows));
        Span<S> gBlock = x.NeedsGradient ? pass.Workspace.Scratch<S>(BlockRows * x.Dim) : [];
        _network.PrepareReverse(reverse);
        for (int start = 0; start < x.Rows; start += BlockRows)
        {
            int rows = Math.Min(BlockRows, x.Rows - start);
            ReadOnlySpan<S> block = x.Values.Slice(start * x.Dim, rows * x.Dim);
            Span<S> gx = gBlock.IsEmpty ? [] : gBlock[..(rows * x.Dim)];
            _network.Hidden(rows, block, [], kept);
            _network.Reverse(
                rows,
                block,
                [],
                result.Gradient.Slice(start * result.Dim, rows * result.Dim),
                gx,
                [],
                kept,
                reverse,
                pass
            );
            if (!gx.IsEmpty)
            {
                TensorPrimitives.Add(
                    x.Gradient.Slice(start * x.Dim, rows * x.Dim),
                    gx,
                    x.Gradient.Slice(start * x.Dim, rows * x.Dim)
                );
            }
        }
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        Storage<S> result = ((Storage<S>)entry.Result).MakeTangent();
        Span<S> kept = pass.Workspace.Scratch<S>(_network.KeptSize(BlockRows)),
            keptTangents = pass.Workspace.Scratch<S>(_network.KeptSize(BlockRows));
        for (int start = 0; start < x.Rows; start += BlockRows)
        {
            int rows = Math.Min(BlockRows, x.Rows - start);
            ReadOnlySpan<S> block = Block(x.Values, x.Dim, start, rows),
                tangent = Block(x.Tangent.Values, x.Dim, start, rows);
            _network.Hidden(rows, block, [], kept);
            _network.HiddenTangent(rows, block, tangent, [], [], kept, keptTangents);
            _network.ResultTangent(
                rows,
                tangent,
                isScaled: false,
                keptTangents,
                Block(result.Values, result.Dim, start, rows)
            );
        }
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Span<S> kept = pass.Workspace.Scratch<S>(_network.KeptSize(BlockRows)),
            keptTangents = pass.Workspace.Scratch<S>(_network.KeptSize(BlockRows)),
            reverse = pass.Workspace.Scratch<S>(_network.ReverseTangentSize(BlockRows)),
            gValues = pass.Workspace.Scratch<S>(BlockRows * x.Dim),
            gTangents = pass.Workspace.Scratch<S>(BlockRows * x.Dim);
        _network.PrepareReverse(reverse);
        for (int start = 0; start < x.Rows; start += BlockRows)
        {
            int rows = Math.Min(BlockRows, x.Rows - start);
            ReadOnlySpan<S> block = Block(x.Values, x.Dim, start, rows),
                tangent = Block(x.Tangent.Values, x.Dim, start, rows);
            _network.Hidden(rows, block, [], kept);
            _network.HiddenTangent(rows, block, tangent, [], [], kept, keptTangents);
            _network.ReverseTangent(
                rows,
                block,
                tangent,
                [],
                [],
                result.Adjoint.Slice(start * result.Dim, rows * result.Dim),
                Block(result.Gradient, result.Dim, start, rows),
                x.NeedsGradient
                    ? new DenseNetwork<S>.Pair(gValues[..(rows * x.Dim)], gTangents[..(rows * x.Dim)])
                    : default,
                default,
                kept,
                keptTangents,
                reverse,
                pass
            );
            if (!x.NeedsGradient)
                continue;
            Span<S> gx = Block(x.Gradient, x.Dim, start, rows);
            TensorPrimitives.Add(gx, gTangents[..gx.Length], gx);
        }
    }

    private static Span<S> Block(Span<S> numbers, int dim, int start, int rows) =>
        numbers.Slice(start * dim, rows * dim);
}
