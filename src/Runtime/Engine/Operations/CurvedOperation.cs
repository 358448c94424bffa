using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An operation with one operand, whose derivative changes with the operand.</summary>
internal abstract class CurvedOperation : UnaryOperation, ITangent
{
    internal sealed override ITangent? Second => this;

    /// <summary>Writes the tangent of the result: the derivative times <paramref name="tangent"/>.</summary>
    private protected abstract void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>
    /// Adds the change of the derivative along <paramref name="tangent"/>, times the adjoint of the result, to the
    /// gradient of <paramref name="x"/>.
    /// </summary>
    private protected abstract void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result is Storage<float> single)
            Tangent(in entry, (Storage<float>)entry.A!, single);
        else
            Tangent(in entry, (Storage<double>)entry.A!, (Storage<double>)entry.Result);
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
        if (entry.Result is Storage<float> single)
            Bend(in entry, (Storage<float>)entry.A!, single);
        else
            Bend(in entry, (Storage<double>)entry.A!, (Storage<double>)entry.Result);
    }

    private void Tangent<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        Tangent(in entry, x, x.Tangent.Values, result, result.MakeTangent().Values);

    private void Bend<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        Bend(in entry, x, x.Tangent.Values, result, result.Adjoint);
}
