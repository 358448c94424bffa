namespace GeoDL.Typed.CompilerServices;

/// <summary>A function of one number, applied to each scalar.</summary>
internal sealed class MapOperation : CurvedOperation
{
    private static readonly MapOperation Instance = new();

    internal static Handle Apply(Handle scalars, Func<Real, Real> function, FeatureLayout result)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Instance.Run(scalars, scalars.Storage.RowSpace, result, state: function);
    }

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var function = (Func<Real, Real>)entry.State!;
        ReadOnlySpan<S> values = x.Values;
        Span<S> mapped = result.Values;
        for (int i = 0; i < values.Length; i++)
            mapped[i] = S.CreateTruncating(function(new Real(double.CreateTruncating(values[i]), 0)).Value);
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        var function = (Func<Real, Real>)entry.State!;
        ReadOnlySpan<S> values = x.Values,
            g = result.Gradient;
        Span<S> gx = x.Gradient;
        for (int i = 0; i < values.Length; i++)
            gx[i] += g[i] * S.CreateTruncating(function(new Real(double.CreateTruncating(values[i]), 1)).Slope);
    }

    private protected override void Tangent<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        Span<S> resultTangent
    )
    {
        var function = (Func<Real, Real>)entry.State!;
        ReadOnlySpan<S> values = x.Values;
        for (int i = 0; i < values.Length; i++)
        {
            Real mapped = function(new Real(double.CreateTruncating(values[i]), 1));
            resultTangent[i] = tangent[i] * S.CreateTruncating(mapped.Slope);
        }
    }

    private protected override void Bend<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> tangent,
        Storage<S> result,
        ReadOnlySpan<S> adjoint
    )
    {
        var function = (Func<Real, Real>)entry.State!;
        ReadOnlySpan<S> values = x.Values;
        Span<S> gx = x.Gradient;
        for (int i = 0; i < values.Length; i++)
        {
            Real mapped = function(new Real(double.CreateTruncating(values[i]), 1));
            gx[i] += adjoint[i] * tangent[i] * S.CreateTruncating(mapped.Bend);
        }
    }
}
