using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>1/s for even scalars that are bounded away from zero.</summary>
internal sealed class ReciprocalOperation : CurvedOperation
{
    private static readonly ReciprocalOperation Instance = new();

    internal static Handle Apply(Handle scalars)
    {
        Check.Scalars("Division", scalars.Layout);
        return Instance.Run(scalars, scalars.Storage.RowSpace, scalars.Layout);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        ReadOnlySpan<S> values = x.Values;
        int zero = values.IndexOf(S.Zero);
        if (zero >= 0)
        {
            throw new DivideByZeroException(
                $"The divisor ({x.Layout}) is zero in row {zero / x.Dim}. Divide by scalars that cannot "
                    + "vanish, such as x.BoundedNorm(epsilon)."
            );
        }
        TensorPrimitives.Divide(S.One, values, result.Values);
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        ReadOnlySpan<S> r = result.Values,
            g = result.Gradient;
        Span<S> gx = x.Gradient;
        for (int i = 0; i < r.Length; i++)
            gx[i] -= g[i] * r[i] * r[i];
    }

    private protected override void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    )
    {
        ReadOnlySpan<S> r = result.Values;
        for (int i = 0; i < r.Length; i++)
            resultTangent[i] = -tangent[i] * r[i] * r[i];
    }

    private protected override void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    )
    {
        ReadOnlySpan<S> r = result.Values;
        Span<S> gx = x.Gradient;
        for (int i = 0; i < r.Length; i++)
        {
            S twice = r[i] + r[i];
            gx[i] += adjoint[i] * tangent[i] * twice * r[i] * r[i];
        }
    }
}
