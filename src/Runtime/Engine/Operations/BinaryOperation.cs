using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An operation with two operands of one precision.</summary>
internal abstract class BinaryOperation : Operation
{
    /// <summary>Runs the operation into a new storage and records it.</summary>
    private protected Handle Run(
        Handle x,
        Handle y,
        RowSpace rows,
        FeatureLayout layout,
        double number = 0,
        int index = 0,
        object? state = null
    ) =>
        x.Storage is Storage<float> single
            ? Run(single, y.As<float>(), rows, layout, number, index, state)
            : Run(x.As<double>(), y.As<double>(), rows, layout, number, index, state);

    private Handle Run<S>(
        Storage<S> x,
        Storage<S> y,
        RowSpace rows,
        FeatureLayout layout,
        double number,
        int index,
        object? state
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Workspace? workspace = Workspace.Common(x.Workspace, y.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, rows, layout);
        var entry = new TapeEntry
        {
            Operation = this,
            A = x,
            B = y,
            Result = result,
            Number = number,
            Index = index,
            State = state,
        };
        Forward(in entry, x, y, result);
        Record(workspace, x.NeedsGradient || y.NeedsGradient, in entry);
        return new Handle(result);
    }

    /// <summary>Writes every number of <paramref name="result"/>.</summary>
    private protected abstract void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>Adds to the gradients of those operands that need one.</summary>
    private protected abstract void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    private protected sealed override void Backward<S>(in TapeEntry entry, Pass pass) =>
        Backward(in entry, (Storage<S>)entry.A!, (Storage<S>)entry.B!, (Storage<S>)entry.Result);
}
