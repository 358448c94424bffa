namespace GeoDL.Typed.CompilerServices;

/// <summary>A function of one number, applied to each scalar.</summary>
internal sealed class MapOperation : UnaryOperation
{
    private static readonly MapOperation Instance = new();

    internal override ITangent? Second => null;

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
}
