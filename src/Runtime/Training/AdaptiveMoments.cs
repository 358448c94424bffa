using System.Globalization;
using System.Numerics;

namespace GeoDL.Typed;

/// <summary>The common part of Adam and AdamW: moments of the gradient, corrected for their start at zero.</summary>
public abstract class AdaptiveMoments : Optimiser
{
    // 1 − β must be representable in single precision as well.
    private const double LargestBeta = 1 - 1e-12;

    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _weightDecay;

    private protected AdaptiveMoments(
        ParameterSet parameters,
        LearningRate rate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay
    )
        : base(parameters, rate)
    {
        _beta1 = Allowed.Between(beta1, 0, LargestBeta, "The decay of the first moment");
        _beta2 = Allowed.Between(beta2, 0, LargestBeta, "The decay of the second moment");
        _epsilon = Allowed.Between(epsilon, 1e-16, 1e6, "The epsilon of Adam");
        _weightDecay = Allowed.Between(weightDecay, 0, 1e6, "A weight decay");
    }

    /// <inheritdoc/>
    public override string Description =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{StoredName}(beta1={_beta1:R}, beta2={_beta2:R}, epsilon={_epsilon:R}, "
                + $"weight_decay={_weightDecay:R}, clip_norm={ClipNorm:R}, rate={Rate.Description})"
        );

    /// <summary>The checkpoint format's name of the optimiser.</summary>
    private protected abstract string StoredName { get; }

    internal override IReadOnlyList<string> StateNames { get; } = ["adam.m", "adam.v"];

    private protected override void Update<S>(
        Span<S> values,
        ReadOnlySpan<S> gradient,
        S[][] state,
        int start,
        double rate,
        long step
    )
    {
        Span<S> m = state[0].AsSpan(start, values.Length);
        Span<S> v = state[1].AsSpan(start, values.Length);
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

    /// <summary>Ensures that weights keep their signs and never overflow.</summary>
    private protected override void CheckRate(double rate)
    {
        if (rate * _weightDecay > 1)
        {
            throw new ArithmeticException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Learning rate {rate} times weight decay {_weightDecay} is more than 1, so weights would change "
                        + $"their signs. Nothing was changed."
                )
            );
        }
    }
}
