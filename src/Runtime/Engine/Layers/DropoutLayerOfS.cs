using System.Numerics;
using System.Numerics.Tensors;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Dropout in one precision.</summary>
internal sealed class DropoutLayer<S> : DropoutLayer, ITangent
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly NormBlock[] _blocks;
    private readonly int _copies;
    private readonly double _probability;
    private readonly ulong _pathHash;

    internal DropoutLayer(string path, FeatureLayout layout, double probability)
        : base(path)
    {
        _layout = layout;
        _blocks = NormBlock.OfFields(layout, out _copies, out _);
        _probability = probability;
        _pathHash = CounterRandom.Hash(Encoding.UTF8.GetBytes(path));
    }

    internal override ITangent? Second => this;

    public override Handle Apply(Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        if (operand.Workspace is not { Training: true, Pass: { } pass } || _probability == 0)
            return new Handle(operand);
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        Mask(pass, operand, result);
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

    private void Mask(Pass pass, Storage<S> x, Storage<S> result)
    {
        Span<S> mask = pass.Workspace.Scratch<S>(_copies);
        for (int row = 0; row < x.Rows; row++)
        {
            Draw(pass, row, mask);
            foreach (NormBlock block in _blocks)
            {
                for (int m = 0; m < block.Components; m++)
                {
                    int start = block.Offset + m * block.Stride;
                    TensorPrimitives.Multiply(
                        x.Row(row).Slice(start, block.Mul),
                        mask.Slice(block.Copy, block.Mul),
                        result.Row(row).Slice(start, block.Mul)
                    );
                }
            }
        }
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass) =>
        Mask(pass, ((Storage<S>)entry.A!).Tangent, ((Storage<S>)entry.Result).MakeTangent());

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        Span<S> mask = pass.Workspace.Scratch<S>(_copies);
        for (int row = 0; row < x.Rows; row++)
        {
            Draw(pass, row, mask);
            foreach (NormBlock block in _blocks)
            {
                for (int m = 0; m < block.Components; m++)
                {
                    int start = block.Offset + m * block.Stride;
                    Span<S> gx = x.GradientRow(row).Slice(start, block.Mul);
                    TensorPrimitives.MultiplyAdd(
                        result.GradientRow(row).Slice(start, block.Mul),
                        mask.Slice(block.Copy, block.Mul),
                        gx,
                        gx
                    );
                }
            }
        }
    }

    /// <summary>0 or 1/(1−p) for each copy of a row.</summary>
    private void Draw(Pass pass, int row, Span<S> mask)
    {
        ulong key = CounterRandom.Mix(CounterRandom.Mix(pass.Parameters.Seed ^ _pathHash) + (ulong)pass.Step);
        S kept = LaneMath.Scalar<S>(1 / (1 - _probability));
        for (int copy = 0; copy < mask.Length; copy++)
        {
            double drawn = CounterRandom.Uniform(key, (ulong)row * (ulong)_copies + (ulong)copy);
            mask[copy] = drawn < _probability ? S.Zero : kept;
        }
    }
}
