using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>Something that learns (Ω_m, σ_8) of a cloud step by step.</summary>
public abstract class Estimator
{
    /// <summary>Short name for tables and file names.</summary>
    public abstract string Name { get; }

    /// <summary>Number of trained weights.</summary>
    public abstract int WeightCount { get; }

    /// <summary>
    /// Trains: the weights, averaged over the last steps, that did best on the validation clouds are kept.
    /// </summary>
    public abstract IReadOnlyList<InferencePoint> Train(
        InferenceData data,
        InferencePlan plan,
        IProgress<InferencePoint>? progress = null,
        CancellationToken cancellation = default
    );

    /// <summary>(Ω_m, σ_8) of each cloud.</summary>
    public abstract double[][] Predict(IReadOnlyList<GalaxyCloud> clouds);

    /// <summary>(Ω_m, σ_8) of a cloud.</summary>
    public double[] Predict(GalaxyCloud cloud) => Predict([cloud])[0];
}
