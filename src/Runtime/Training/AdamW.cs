namespace GeoDL.Typed;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 1711.05101, algorithm 2).</summary>
public sealed class AdamW : AdaptiveMoments
{
    /// <summary>AdamW.</summary>
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
