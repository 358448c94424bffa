using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>x ± v: positions in double, moved by vectors of the features' precision.</summary>
internal sealed class PositionShiftOperation : Operation, ITangent
{
    private static readonly PositionShiftOperation Instance = new();

    internal override ITangent? Second => this;

    /// <param name="positions">Three numbers a row.</param>
    /// <param name="vectors">As many, or the last two, of a plane.</param>
    /// <param name="vector">What one vector is.</param>
    /// <param name="sign">1 or −1.</param>
    internal static Handle Apply(Handle positions, Handle vectors, FeatureLayout vector, int sign)
    {
        Storage<double> x = positions.As<double>();
        Storage v = vectors.Storage;
        Check.SameBase("Moving positions", x, v);
        if (!v.Layout.Matches(vector))
        {
            throw new ArgumentException(
                $"Positions are moved by vectors, one copy of {vector}, but {v.Layout} was given."
            );
        }
        Workspace? workspace = Workspace.Common(x.Workspace, v.Workspace);
        Storage<double> result = Workspace.Rent<double>(workspace, x.RowSpace, x.Layout);
        if (v is Storage<float> single)
            Shift<float>(x.Values, single.Values, v.Dim, sign, result.Values);
        else
            Shift<double>(x.Values, vectors.As<double>().Values, v.Dim, sign, result.Values);
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
            AddBack(g, entry.Index, single.Gradient, single.Dim);
        else if (entry.B is Storage<double> { NeedsGradient: true } wide)
            AddBack(g, entry.Index, wide.Gradient, wide.Dim);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        Span<double> tangent = ((Storage<double>)entry.Result).MakeTangent().Values;
        if (entry.A is Storage<double> { HasTangent: true } x)
            x.Tangent.Values.CopyTo(tangent);
        else
            tangent.Clear();
        if (entry.B is Storage<float> { HasTangent: true } single)
            Shift<float>(tangent, single.Tangent.Values, single.Dim, entry.Index, tangent);
        else if (entry.B is Storage<double> { HasTangent: true } wide)
            Shift<double>(tangent, wide.Tangent.Values, wide.Dim, entry.Index, tangent);
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
    }

    private static void Shift<S>(ReadOnlySpan<double> from, ReadOnlySpan<S> by, int dim, int sign, Span<double> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int first = 3 - dim;
        if (first > 0)
            from.CopyTo(result);
        for (int i = 0; i < by.Length; i++)
        {
            int at = first == 0 ? i : (3 * (i / dim)) + first + (i % dim);
            result[at] = from[at] + sign * double.CreateTruncating(by[i]);
        }
    }

    private static void AddBack<S>(ReadOnlySpan<double> g, int sign, Span<S> gv, int dim)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < gv.Length; i++)
        {
            int at = dim == 3 ? i : (3 * (i / dim)) + (3 - dim) + (i % dim);
            gv[i] += S.CreateTruncating(sign * g[at]);
        }
    }
}
