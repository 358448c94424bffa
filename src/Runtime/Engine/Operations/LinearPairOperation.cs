using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A linear operation with two operands: its tangent is the operation itself.</summary>
internal abstract class LinearPairOperation : BinaryOperation, ITangent
{
    internal sealed override ITangent? Second => this;

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result is Storage<float> single)
            Tangent(in entry, single);
        else
            Tangent(in entry, (Storage<double>)entry.Result);
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
    }

    private void Tangent<S>(in TapeEntry entry, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        Forward(
            in entry,
            TangentOrZero((Storage<S>)entry.A!),
            TangentOrZero((Storage<S>)entry.B!),
            result.MakeTangent()
        );

    private static Storage<S> TangentOrZero<S>(Storage<S> x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (x.HasTangent)
            return x.Tangent;
        Storage<S> zero = Workspace.Rent<S>(x.Workspace, x.RowSpace, x.Layout);
        zero.Values.Clear();
        return zero;
    }
}
