namespace GeoDL.Typed;

/// <summary>Adam without weight decay (Kingma and Ba, 1412.6980, algorithm 1).</summary>
/// <example>
/// <code>
/// var adam = new Adam(net.Parameters, LearningRate.Cosine(peak: 0.01, steps: 2000, warmup: 100)) { ClipNorm = 10 };
/// </code>
/// </example>
public sealed class Adam : AdaptiveMoments
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="parameters">The parameters that are trained.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="beta1">The decay of the first moment, at least 0 and below 1.</param>
    /// <param name="beta2">The decay of the second moment, at least 0 and below 1.</param>
    /// <param name="epsilon">Added to the root of the second moment; from 1E-16 to 1E+6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adam(
        ParameterSet parameters,
        LearningRate rate,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8
    )
        : base(parameters, rate, beta1, beta2, epsilon, weightDecay: 0) { }

    /// <summary>Adam with a constant learning rate.</summary>
    /// <param name="parameters">The parameters that are trained.</param>
    /// <param name="rate">The learning rate; above 0, at most 1E+6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public Adam(ParameterSet parameters, double rate)
        : this(parameters, LearningRate.Constant(rate)) { }

    private protected override string StoredName => "adam";
}
