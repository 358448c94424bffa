namespace GeoDL.Typed;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 1711.05101, algorithm 2).</summary>
public sealed class AdamW : AdaptiveMoments
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="parameters">The parameters that are trained.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="weightDecay">The weight decay, from 0 to 1E+6; times the learning rate it is at most 1.</param>
    /// <param name="beta1">The decay of the first moment, at least 0 and below 1.</param>
    /// <param name="beta2">The decay of the second moment, at least 0 and below 1.</param>
    /// <param name="epsilon">Added to the root of the second moment; from 1E-16 to 1E+6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdamW(
        ParameterSet parameters,
        LearningRate rate,
        double weightDecay = 0.01,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8
    )
        : base(parameters, rate, beta1, beta2, epsilon, weightDecay) { }

    private protected override string StoredName => "adamw";
}
