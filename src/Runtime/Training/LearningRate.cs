using System.Globalization;

namespace GeoDL.Typed;

/// <summary>A learning rate as a function of the step: no state beyond the step number, so a resumed run continues exactly.</summary>
public abstract record LearningRate
{
    private protected LearningRate()
    {
    }

    /// <summary>Its kind and numbers, under the checkpoint format's names.</summary>
    internal abstract string Description { get; }

    /// <summary>The rate of a step, counted from 0.</summary>
    public abstract double At(long step);

    /// <summary>The same rate for ever.</summary>
    public static LearningRate Constant(double rate) => new ConstantRate(Positive(rate, nameof(rate)));

    /// <summary>Linear from 0 to <paramref name="peak"/> over the warm-up, then half a cosine down to <paramref name="final"/> (Loshchilov and Hutter, 1608.03983, eq. 5).</summary>
    public static LearningRate Cosine(double peak, long steps, long warmup = 0, double final = 0)
    {
        Positive(peak, nameof(peak));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        ArgumentOutOfRangeException.ThrowIfNegative(final);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmup, steps);
        return new CosineRate(peak, steps, warmup, final);
    }

    /// <summary>Multiplied by <paramref name="factor"/> every <paramref name="every"/> steps, in jumps.</summary>
    public static LearningRate Decay(double rate, double factor, long every)
    {
        Positive(rate, nameof(rate));
        Positive(factor, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        return new DecayRate(rate, factor, every);
    }

    private static double Positive(double value, string name) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A learning rate (or factor) is a positive number.");

    private sealed record ConstantRate(double Rate) : LearningRate
    {
        internal override string Description => string.Create(CultureInfo.InvariantCulture, $"constant(rate={Rate:R})");

        public override double At(long step) => Rate;
    }

    private sealed record CosineRate(double Peak, long Steps, long Warmup, double Final) : LearningRate
    {
        internal override string Description => string.Create(CultureInfo.InvariantCulture, $"cosine(peak={Peak:R}, steps={Steps}, warmup={Warmup}, final={Final:R})");

        public override double At(long step)
        {
            if (step < Warmup)
                return Peak * (step + 1) / (Warmup + 1);
            double progress = Math.Min(1.0, (double)(step - Warmup) / (Steps - Warmup));
            return Final + (0.5 * (Peak - Final) * (1 + Math.Cos(Math.PI * progress)));
        }
    }

    private sealed record DecayRate(double Rate, double Factor, long Every) : LearningRate
    {
        internal override string Description => string.Create(CultureInfo.InvariantCulture, $"decay(rate={Rate:R}, factor={Factor:R}, every={Every})");

        public override double At(long step) => Rate * Math.Pow(Factor, step / Every);
    }
}
