using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>x + y.</summary>
internal sealed class AddOperation : LinearPairOperation
{
    private static readonly AddOperation Instance = new();

    internal static Handle Apply(Handle x, Handle y)
    {
        Storage a = x.Storage,
            b = y.Storage;
        Check.SameBase("A sum", a, b);
        Check.SameLayout("A sum", a, b);
        return Instance.Run(x, y, a.RowSpace, a.Layout);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result) =>
        TensorPrimitives.Add(x.Values, y.Values, result.Values);

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> y, Storage<S> result)
    {
        if (x.NeedsGradient)
            TensorPrimitives.Add(x.Gradient, result.Gradient, x.Gradient);
        if (y.NeedsGradient)
            TensorPrimitives.Add(y.Gradient, result.Gradient, y.Gradient);
    }
}
