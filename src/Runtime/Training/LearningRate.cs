using System.Globalization;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A learning rate as a function of the step: it has no state except the step number, so a resumed run continues
/// exactly.
/// </summary>
/// <example>
/// <code>
/// LearningRate rate = LearningRate.Cosine(peak: 0.01, steps: 2000, warmup: 100, final: 1e-5);
/// double atTheStart = rate.At(0);
/// </code>
/// </example>
public abstract record LearningRate
{
    private protected LearningRate() { }

    /// <summary>Its kind and numbers, under the checkpoint format's names.</summary>
    internal abstract string Description { get; }

    /// <summary>The largest rate, and the largest factor.</summary>
    private const double Largest = 1e6;

    /// <summary>The rate of a step, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="ArithmeticException">The rate is not between 0 and 1E+6.</exception>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        double rate = RateOf(step);
        return rate is >= 0 and <= Largest
            ? rate
            : throw new ArithmeticException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The learning rate at step {step} is {rate}, but rates are numbers from 0 to "
                        + $"{Largest}. The schedule is {this}."
                )
            );
    }

    private protected abstract double RateOf(long step);

    /// <summary>A constant rate.</summary>
    /// <param name="rate">Above 0, at most 1E+6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside this range.</exception>
    public static LearningRate Constant(double rate) => new ConstantRate(Positive(rate));

    /// <summary>
    /// Linear from 0 to <paramref name="peak"/> over the warm-up, then half a cosine down to <paramref name="final"/>
    /// (Loshchilov and Hutter, 1608.03983, eq. 5).
    /// </summary>
    /// <param name="peak">The rate after the warm-up; above 0, at most 1E+6.</param>
    /// <param name="steps">The total number of steps, at least 1; after them the rate is
    /// <paramref name="final"/>.</param>
    /// <param name="warmup">Steps of the warm-up, at least 0 and fewer than <paramref name="steps"/>.</param>
    /// <param name="final">The rate at the end, from 0 to 1E+6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LearningRate Cosine(double peak, long steps, long warmup = 0, double final = 0)
    {
        Positive(peak);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(warmup);
        Allowed.Between(final, 0, Largest, "The last learning rate");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmup, steps);
        return new CosineRate(peak, steps, warmup, final);
    }

    /// <summary>
    /// The rate is multiplied by <paramref name="factor"/> after every <paramref name="every"/> steps.
    /// </summary>
    /// <param name="rate">The first rate; above 0, at most 1E+6.</param>
    /// <param name="factor">Above 0, at most 1E+6; training stops with an error if the schedule grows beyond
    /// 1E+6.</param>
    /// <param name="every">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LearningRate Decay(double rate, double factor, long every)
    {
        Positive(rate);
        Positive(factor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        return new DecayRate(rate, factor, every);
    }

    private static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and <= Largest
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                "A learning rate, or the factor of one, is a number above 0 and at most 1E+6."
            );

    private sealed record ConstantRate(double Rate) : LearningRate
    {
        internal override string Description => string.Create(CultureInfo.InvariantCulture, $"constant(rate={Rate:R})");

        private protected override double RateOf(long step) => Rate;
    }

    private sealed record CosineRate(double Peak, long Steps, long Warmup, double Final) : LearningRate
    {
        internal override string Description =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"cosine(peak={Peak:R}, steps={Steps}, warmup={Warmup}, final={Final:R})"
            );

        private protected override double RateOf(long step)
        {
            if (step < Warmup)
                return Peak * (step + 1) / (Warmup + 1);
            double progress = Math.Min(1.0, (double)(step - Warmup) / (Steps - Warmup));
            return Final + (0.5 * (Peak - Final) * (1 + Math.Cos(Math.PI * progress)));
        }
    }

    private sealed record DecayRate(double Rate, double Factor, long Every) : LearningRate
    {
        internal override string Description =>
            string.Create(CultureInfo.InvariantCulture, $"decay(rate={Rate:R}, factor={Factor:R}, every={Every})");

        private protected override double RateOf(long step) => Rate * Math.Pow(Factor, step / Every);
    }
}
