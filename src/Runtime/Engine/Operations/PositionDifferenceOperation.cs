using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>x − y of positions, computed in double and rounded once to the precision of the features.</summary>
internal sealed class PositionDifferenceOperation : Operation, ITangent
{
    private static readonly PositionDifferenceOperation Instance = new();

    internal override ITangent? Second => this;

    internal static Handle Apply(Handle x, Handle y, Precision precision)
    {
        Storage<double> a = x.As<double>(),
            b = y.As<double>();
        Check.SameBase("A difference of positions", a, b);
        return precision == Precision.Single ? Apply<float>(a, b) : Apply<double>(a, b);
    }

    private static Handle Apply<S>(Storage<double> x, Storage<double> y)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Workspace? workspace = Workspace.Common(x.Workspace, y.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, x.RowSpace, x.Layout);
        ReadOnlySpan<double> a = x.Values,
            b = y.Values;
        Span<S> values = result.Values;
        for (int i = 0; i < values.Length; i++)
            values[i] = S.CreateTruncating(a[i] - b[i]);
        if (!TensorPrimitives.IsFiniteAll<S>(values))
        {
            throw new ArgumentException(
                $"Two positions are farther apart than {FiniteNumbers.Of(result.Precision)} can represent. "
                    + "Use other units of length, or a model of double precision.",
                "positions"
            );
        }
        Record(
            workspace,
            x.NeedsGradient || y.NeedsGradient,
            new TapeEntry
            {
                Operation = Instance,
                A = x,
                B = y,
                Result = result,
            }
        );
        return new Handle(result);
    }

    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<double>)entry.A!;
        var y = (Storage<double>)entry.B!;
        ReadOnlySpan<S> g = ((Storage<S>)entry.Result).Gradient;
        Span<double> gx = x.NeedsGradient ? x.Gradient : [],
            gy = y.NeedsGradient ? y.Gradient : [];
        for (int i = 0; i < gx.Length; i++)
            gx[i] += double.CreateTruncating(g[i]);
        for (int i = 0; i < gy.Length; i++)
            gy[i] -= double.CreateTruncating(g[i]);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result is Storage<float> single)
            Tangent(in entry, single.MakeTangent().Values);
        else
            Tangent(in entry, ((Storage<double>)entry.Result).MakeTangent().Values);
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
    }

    private static void Tangent<S>(in TapeEntry entry, Span<S> tangent)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ReadOnlySpan<double> a = entry.A is Storage<double> { HasTangent: true } x ? x.Tangent.Values : [],
            b = entry.B is Storage<double> { HasTangent: true } y ? y.Tangent.Values : [];
        for (int i = 0; i < tangent.Length; i++)
            tangent[i] = S.CreateTruncating((a.IsEmpty ? 0 : a[i]) - (b.IsEmpty ? 0 : b[i]));
    }
}
