namespace GeoDL.Typed;

/// <summary>Adam without weight decay (Kingma and Ba, 1412.6980, algorithm 1).</summary>
public sealed class Adam : AdaptiveMoments
{
    /// <summary>Adam.</summary>
    public Adam(
        ParameterSet parameters,
        LearningRate rate,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8
    )
        : base(parameters, rate, beta1, beta2, epsilon, weightDecay: 0) { }

    /// <summary>Adam with a constant learning rate.</summary>
    public Adam(ParameterSet parameters, double rate)
        : this(parameters, LearningRate.Constant(rate)) { }

    private protected override string StoredName => "adam";
}
