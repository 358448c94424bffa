using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Something that can be recorded, and run backwards.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Operation
{
    private protected Operation() { }

    /// <summary>Adds to the gradients of the operands and parameters, given the gradient of the result.</summary>
    internal virtual void Backward(in TapeEntry entry, Pass pass)
    {
        if (entry.Result.Precision == Precision.Single)
            Backward<float>(in entry, pass);
        else
            Backward<double>(in entry, pass);
    }

    /// <summary>The same in the precision of the result; for operations that are not bound to one precision.</summary>
    private protected virtual void Backward<S>(in TapeEntry entry, Pass pass)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        throw new InvalidOperationException($"{GetType().Name} overrides neither form of Backward.");

    /// <summary>
    /// Its part in a pass of second order (a loss of forces, a product with a Hessian); null where it has none yet, or
    /// not with its options: then such a pass says so by <see cref="Name"/>. Abstract, so that none is forgotten.
    /// </summary>
    internal abstract ITangent? Second { get; }

    /// <summary>What messages call it.</summary>
    internal virtual string Name => GetType().Name.Replace("Operation", string.Empty, StringComparison.Ordinal);

    /// <summary>Records the operation if a tape is running and an operand (or a parameter) needs a gradient.</summary>
    internal static void Record(Workspace? workspace, bool wanted, in TapeEntry entry)
    {
        if (wanted && workspace?.Tape is { } tape)
            tape.Add(in entry);
    }
}
