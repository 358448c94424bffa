using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>The sum of invariants over all rows and copies.</summary>
internal sealed class TotalOperation : Operation
{
    private static readonly TotalOperation Instance = new();

    /// <summary>No energy is made of a loss.</summary>
    internal override ITangent? Second => null;

    internal static Handle Apply(Handle value)
    {
        Storage x = value.Storage;
        Check.Scalars("A sum as a loss", x.Layout);
        Storage<double> result = Workspace.Rent<double>(x.Workspace, RowSpace.Total, TargetOperation.Scalar);
        result.Values[0] = x is Storage<float> single
            ? Sum<float>(single.Values)
            : Sum<double>(value.As<double>().Values);
        Record(
            x.Workspace,
            x.NeedsGradient,
            new TapeEntry
            {
                Operation = Instance,
                A = x,
                Result = result,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        double gradient = ((Storage<double>)entry.Result).Gradient[0];
        if (entry.A is Storage<float> single)
            Add(single.Gradient, gradient);
        else
            Add(((Storage<double>)entry.A!).Gradient, gradient);
    }

    private static double Sum<S>(ReadOnlySpan<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double sum = 0;
        foreach (S value in values)
            sum += double.CreateTruncating(value);
        return sum;
    }

    private static void Add<S>(Span<S> gradient, double number)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S add = S.CreateTruncating(number);
        foreach (ref S g in gradient)
            g += add;
    }
}
