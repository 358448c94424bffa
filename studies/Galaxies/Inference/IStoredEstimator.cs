namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>An estimator whose weights can be kept in a checkpoint.</summary>
public interface IStoredEstimator
{
    /// <summary>Weights and statistics.</summary>
    ParameterSet Parameters { get; }

    /// <summary>
    /// The axis to whose turns and mirrors the estimator's symmetry is limited; null where it knows all of O(3).
    /// </summary>
    Axis? Axis { get; }

    /// <summary>Where an interrupted training is kept and found; null keeps nothing.</summary>
    TrainingStateFile? StateFile { get; set; }

    /// <summary>The same estimator with the same weights in another precision.</summary>
    Estimator In(Precision precision);
}
