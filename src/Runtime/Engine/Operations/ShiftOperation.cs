using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>x + c for even scalars and an untyped number c.</summary>
internal sealed class ShiftOperation : CurvedOperation
{
    private static readonly ShiftOperation Instance = new();

    internal static Handle Apply(Handle x, double number)
    {
        Check.Finite("Adding a number", number, x.Storage.Precision, nameof(number));
        Check.Scalars("Adding a number", x.Layout);
        return Instance.Run(x, x.Storage.RowSpace, x.Storage.Layout, number);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        TensorPrimitives.Add(x.Values, S.CreateTruncating(entry.Number), result.Values);

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        TensorPrimitives.Add(x.Gradient, result.Gradient, x.Gradient);

    private protected override void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    ) => tangent.CopyTo(resultTangent);

    private protected override void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    ) { }
}
