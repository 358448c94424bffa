using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The same value in the other precision.</summary>
internal sealed class ConvertOperation : Operation, ITangent
{
    private static readonly ConvertOperation Instance = new();

    internal override ITangent? Second => this;

    internal static Handle Apply(Handle x, Precision precision) =>
        x.Storage switch
        {
            { } same when same.Precision == precision => x,
            Storage<float> single => Run<float, double>(single),
            _ => Run<double, float>(x.As<double>()),
        };

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        if (entry.A is Storage<float> single)
            AddBack(single, (Storage<double>)entry.Result);
        else
            AddBack((Storage<double>)entry.A!, (Storage<float>)entry.Result);
    }

    private static Handle Run<TFrom, TTo>(Storage<TFrom> x)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        Storage<TTo> result = Workspace.Rent<TTo>(x.Workspace, x.RowSpace, x.Layout);
        TensorPrimitives.ConvertTruncating<TFrom, TTo>(x.Values, result.Values);
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

    private static void AddBack<TFrom, TTo>(Storage<TFrom> x, Storage<TTo> result)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        ReadOnlySpan<TTo> g = result.Gradient;
        Span<TFrom> gx = x.Gradient;
        for (int i = 0; i < gx.Length; i++)
            gx[i] += TFrom.CreateTruncating(g[i]);
    }

    void ITangent.Tangent(in TapeEntry entry, Pass pass)
    {
        if (entry.A is Storage<float> single)
        {
            TensorPrimitives.ConvertTruncating<float, double>(
                single.Tangent.Values,
                ((Storage<double>)entry.Result).MakeTangent().Values
            );
        }
        else
        {
            TensorPrimitives.ConvertTruncating<double, float>(
                ((Storage<double>)entry.A!).Tangent.Values,
                ((Storage<float>)entry.Result).MakeTangent().Values
            );
        }
    }

    void ITangent.BackwardTangent(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.HasGradient)
            Backward(in entry, pass);
    }
}
