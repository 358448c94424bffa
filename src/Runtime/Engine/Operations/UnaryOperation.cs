using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An operation with one operand, in the operand's precision.</summary>
internal abstract class UnaryOperation : Operation
{
    /// <summary>Runs the operation into a new storage and records it.</summary>
    private protected Handle Run(
        Handle x,
        RowSpace rows,
        FeatureLayout layout,
        double number = 0,
        int index = 0,
        object? state = null
    ) =>
        x.Storage is Storage<float> single
            ? Run(single, rows, layout, number, index, state)
            : Run(x.As<double>(), rows, layout, number, index, state);

    private Handle Run<S>(Storage<S> x, RowSpace rows, FeatureLayout layout, double number, int index, object? state)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> result = Workspace.Rent<S>(x.Workspace, rows, layout);
        var entry = new TapeEntry
        {
            Operation = this,
            A = x,
            Result = result,
            Number = number,
            Index = index,
            State = state,
        };
        Forward(in entry, x, result);
        Record(x.Workspace, x.NeedsGradient, in entry);
        return new Handle(result);
    }

    /// <summary>Writes every number of <paramref name="result"/>.</summary>
    private protected abstract void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Adds to the gradient of <paramref name="x"/>.</summary>
    private protected abstract void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    private protected sealed override void Backward<S>(in TapeEntry entry, Pass pass) =>
        Backward(in entry, (Storage<S>)entry.A!, (Storage<S>)entry.Result);
}
