using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>x ± v: positions in double, moved by vectors of the features' precision.</summary>
internal sealed class PositionShiftOperation : Operation
{
    private static readonly PositionShiftOperation Instance = new();

    internal static Handle Apply(Handle positions, Handle vectors, int sign)
    {
        Storage<double> x = positions.As<double>();
        Storage v = vectors.Storage;
        Check.SameBase("Moving positions", x, v);
        if (!v.Layout.Matches(x.Layout))
        {
            throw new ArgumentException(
                $"Positions are moved by vectors, one copy of {x.Layout}, but {v.Layout} was given."
            );
        }
        Workspace? workspace = Workspace.Common(x.Workspace, v.Workspace);
        Storage<double> result = Workspace.Rent<double>(workspace, x.RowSpace, x.Layout);
        if (v is Storage<float> single)
            Shift(x, single, sign, result.Values);
        else
            Shift(x, vectors.As<double>(), sign, result.Values);
        Record(
            workspace,
            x.NeedsGradient || v.NeedsGradient,
            new TapeEntry
            {
                Operation = Instance,
                A = x,
                B = v,
                Result = result,
                Index = sign,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var x = (Storage<double>)entry.A!;
        ReadOnlySpan<double> g = ((Storage<double>)entry.Result).Gradient;
        if (x.NeedsGradient)
            RowSums.Add(g, x.Gradient);
        if (entry.B is Storage<float> { NeedsGradient: true } single)
            AddBack(g, entry.Index, single.Gradient);
        else if (entry.B is Storage<double> { NeedsGradient: true } wide)
            AddBack(g, entry.Index, wide.Gradient);
    }

    private static void Shift<S>(Storage<double> x, Storage<S> v, int sign, Span<double> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        ReadOnlySpan<double> from = x.Values;
        ReadOnlySpan<S> by = v.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = from[i] + sign * double.CreateTruncating(by[i]);
    }

    private static void AddBack<S>(ReadOnlySpan<double> g, int sign, Span<S> gv)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < gv.Length; i++)
            gv[i] += S.CreateTruncating(sign * g[i]);
    }
}
