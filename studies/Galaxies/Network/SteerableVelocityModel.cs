using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Models;

namespace GeoDL.Typed.Studies.Galaxies.Network;

/// <summary>The sample's network, or another that it trains, as one of the models that are compared.</summary>
/// <param name="name">Its name in tables.</param>
/// <param name="model">The model.</param>
public sealed class SteerableVelocityModel(string name, NetworkVelocityModel model) : INetworkModel
{
    private readonly NetworkVelocityModel _model = model;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int WeightCount => _model.WeightCount;

    /// <inheritdoc/>
    public ParameterSet Parameters => _model.Parameters;

    /// <inheritdoc/>
    public void Train(
        TrainingSet data,
        TrainingSettings settings,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellation = default
    ) => _model.Train(data, settings.Epochs, settings.Seed, progress is null ? null : progress.Report, cancellation);

    /// <inheritdoc/>
    public double[] Predict(GalaxyCloud cloud) => _model.Predict(cloud);

    /// <inheritdoc/>
    public Func<GalaxyCloud, double[]> In(Precision precision) => _model.In(precision);
}
