using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Models;

namespace GeoDL.Typed.Studies.Galaxies.Baselines;

/// <summary>Every galaxy is at rest: the best that any prediction without directions can do, R² = 0.</summary>
public sealed class ZeroModel : IVelocityModel
{
    /// <inheritdoc/>
    public string Name => "zero";

    /// <inheritdoc/>
    public int WeightCount => 0;

    /// <inheritdoc/>
    public void Train(
        TrainingSet data,
        TrainingSettings settings,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellation = default
    )
    {
        // Nothing to learn: zero is the only vector that every rotation leaves alone.
    }

    /// <inheritdoc/>
    public double[] Predict(GalaxyCloud cloud) => new double[cloud.Positions.Length];
}
