using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// A bilinear operation: its reverse and its tangent are bilinear as well, and are the same sums with operands
/// exchanged.
/// </summary>
internal abstract class BilinearOperation : BinaryOperation, ITangent
{
    internal sealed override ITangent? Second => this;

    /// <summary>Adds to the gradient of x for values of y and the gradient of the result.</summary>
    private protected abstract void AddToFirst<S>(
        in TapeEntry entry,
        Storage<S> y,
        ReadOnlySpan<S> gradient,
        Storage<S> x
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Adds to the gradient of y for values of x and the gradient of the result.</summary>
    private protected abstract void AddToSecond<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> gradient,
        Storage<S> y
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    private protected sealed override void Backward<S>(
        in TapeEntry entry,
        Storage<S> x,
        Storage<S> y,
        Storage<S> result
    )
    {
        // For x = y both terms are added to the same gradient, as they must be.
        if (x.NeedsGradient)
            AddToFirst(in entry, y, result.Gradient, x);
        if (y.NeedsGradient)
            AddToSecond(in entry, x, result.Gradient, y);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result is Storage<float> single)
            Tangent(in entry, (Storage<float>)entry.A!, (Storage<float>)entry.B!, single);
        else
            Tangent(in entry, (Storage<double>)entry.A!, (Storage<double>)entry.B!, (Storage<double>)entry.Result);
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
        if (entry.Result is Storage<float> single)
            Bend(in entry, (Storage<float>)entry.A!, (Storage<float>)entry.B!, single);
        else
            Bend(in entry, (Storage<double>)entry.A!, (Storage<double>)entry.B!, (Storage<double>)entry.Result);
    }

    private void Tangent<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> tangent = result.MakeTangent();
        if (x.HasTangent)
            Forward(in entry, x.Tangent, y, tangent);
        if (!y.HasTangent)
            return;
        if (!x.HasTangent)
        {
            Forward(in entry, x, y.Tangent, tangent);
            return;
        }
        Storage<S> second = Workspace.Rent<S>(result.Workspace, result.RowSpace, result.Layout);
        Forward(in entry, x, y.Tangent, second);
        TensorPrimitives.Add(tangent.Values, second.Values, tangent.Values);
    }

    private void Bend<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (x.NeedsGradient && y.HasTangent)
            AddToFirst(in entry, y.Tangent, result.Adjoint, x);
        if (y.NeedsGradient && x.HasTangent)
            AddToSecond(in entry, x.Tangent, result.Adjoint, y);
    }
}
