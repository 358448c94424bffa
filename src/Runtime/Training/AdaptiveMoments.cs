using System.Globalization;
using System.Numerics;

namespace GeoDL.Typed;

/// <summary>What Adam and AdamW share: moments of the gradient, corrected for their start at zero.</summary>
public abstract class AdaptiveMoments : Optimiser
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _weightDecay;

    private protected AdaptiveMoments(ParameterSet parameters, LearningRate rate, double beta1, double beta2, double epsilon, double weightDecay)
        : base(parameters, rate)
    {
        _beta1 = InRange(beta1, 0, 1, nameof(beta1));
        _beta2 = InRange(beta2, 0, 1, nameof(beta2));
        _epsilon = InRange(epsilon, double.Epsilon, double.MaxValue, nameof(epsilon));
        _weightDecay = InRange(weightDecay, 0, double.MaxValue, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture,
        $"{StoredName}(beta1={_beta1:R}, beta2={_beta2:R}, epsilon={_epsilon:R}, weight_decay={_weightDecay:R}, clip_norm={ClipNorm:R}, rate={Rate.Description})");

    /// <summary>The checkpoint format's name of the optimiser.</summary>
    private protected abstract string StoredName { get; }

    internal override IReadOnlyList<string> StateNames { get; } = ["adam.m", "adam.v"];

    private protected override void Update<S>(Span<S> values, ReadOnlySpan<S> gradient, S[][] state, double rate, long step)
    {
        Span<S> m = state[0];
        Span<S> v = state[1];
        double correction1 = 1 - Math.Pow(_beta1, step + 1);
        double correction2 = 1 - Math.Pow(_beta2, step + 1);
        S b1 = S.CreateTruncating(_beta1);
        S b2 = S.CreateTruncating(_beta2);
        S c1 = S.CreateTruncating(1 - _beta1);
        S c2 = S.CreateTruncating(1 - _beta2);
        S stride = S.CreateTruncating(rate / correction1);
        S root = S.CreateTruncating(1 / Math.Sqrt(correction2));
        S epsilon = S.CreateTruncating(_epsilon);
        S keep = S.CreateTruncating(1 - (rate * _weightDecay));
        for (int i = 0; i < values.Length; i++)
        {
            S g = gradient[i];
            m[i] = (b1 * m[i]) + (c1 * g);
            v[i] = (b2 * v[i]) + (c2 * g * g);
            values[i] = (keep * values[i]) - (stride * m[i] / ((S.Sqrt(v[i]) * root) + epsilon));
        }
    }

    private static double InRange(double value, double low, double high, string name) => value >= low && value < high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is in [{low}, {high}).");
}
