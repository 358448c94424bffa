using System.Globalization;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>How an estimator is trained.</summary>
/// <param name="Steps">Steps of the optimiser.</param>
/// <param name="BatchSize">Clouds a step, over all processes.</param>
/// <param name="PeakRate">Learning rate after the warm-up; it falls along half a cosine to a hundredth.</param>
/// <param name="WeightDecay">Of AdamW.</param>
/// <param name="Seed">Fixes initial weights and the order of clouds.</param>
/// <param name="Threads">Threads at most; 0 takes as many as there are processors. The result does not depend on
/// it.</param>
public sealed record InferencePlan(
    long Steps,
    int BatchSize,
    double PeakRate,
    double WeightDecay,
    ulong Seed,
    int Threads = 0
)
{
    /// <summary>How often the averaged weights are validated.</summary>
    public int Validations { get; init; } = 20;

    /// <summary>The processes that train together, each a share of every batch; null: this one alone.</summary>
    public IReplicas? Replicas { get; init; }

    /// <summary>The learning rate.</summary>
    public LearningRate Rate => LearningRate.Cosine(PeakRate, Steps, warmup: Steps / 50, final: PeakRate / 100);

    /// <summary>What the result depends on, as one line.</summary>
    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"steps {Steps}, batch {BatchSize}, rate {PeakRate}, decay {WeightDecay}, seed {Seed}, "
                + $"validations {Validations}"
        );
}
