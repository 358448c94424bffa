using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>c·x for an untyped number c.</summary>
internal sealed class ScaleOperation : LinearOperation
{
    private static readonly ScaleOperation Instance = new();

    internal static Handle Apply(Handle x, double factor)
    {
        Check.Finite("Scaling", factor, x.Storage.Precision, nameof(factor));
        return Instance.Run(x, x.Storage.RowSpace, x.Storage.Layout, factor);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        TensorPrimitives.Multiply(x.Values, S.CreateTruncating(entry.Number), result.Values);

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result) =>
        TensorPrimitives.MultiplyAdd(result.Gradient, S.CreateTruncating(entry.Number), x.Gradient, x.Gradient);
}
