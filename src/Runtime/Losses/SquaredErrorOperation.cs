using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Σ|x − t|²/(rows · dim).</summary>
internal sealed class SquaredErrorOperation : TargetOperation
{
    internal static readonly SquaredErrorOperation Instance = new();

    private protected override double Evaluate<S>(in TapeEntry entry, Storage<S> x, ReadOnlySpan<S> target)
    {
        ReadOnlySpan<S> values = x.Values;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double d = double.CreateTruncating(values[i]) - double.CreateTruncating(target[i]);
            sum += d * d;
        }

        return sum / values.Length;
    }

    private protected override void AddGradient<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> target,
        double gradient
    )
    {
        ReadOnlySpan<S> values = x.Values;
        Span<S> gx = x.Gradient;
        S scale = S.CreateTruncating(2 * gradient / values.Length);
        for (int i = 0; i < values.Length; i++)
            gx[i] += scale * (values[i] - target[i]);
    }
}
