using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Models;

/// <summary>
/// Something that learns the peculiar velocity of each galaxy (<c>1o</c>) from the positions around it.
/// </summary>
public interface IVelocityModel
{
    /// <summary>Short name for tables and file names.</summary>
    string Name { get; }

    /// <summary>Number of learned numbers; zero before training where training decides it.</summary>
    int WeightCount { get; }

    /// <summary>Learns from the clouds; a second call starts afresh.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the model is not trained.</exception>
    void Train(
        TrainingSet data,
        TrainingSettings settings,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellation = default
    );

    /// <summary>Velocities, N × 3 in km/s, from the positions alone; the cloud may be periodic or open.</summary>
    double[] Predict(GalaxyCloud cloud);
}
