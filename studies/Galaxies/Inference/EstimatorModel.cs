using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>Runs a model in a pass.</summary>
/// <typeparam name="TFeatures">What the model is told of each galaxy.</typeparam>
/// <param name="cloud">One cloud or a batch of them, in the pass.</param>
/// <returns>One row a cloud.</returns>
public delegate Estimate EstimatorForward<TFeatures>(PointCloud<TFeatures> cloud)
    where TFeatures : struct, IFeatures<TFeatures>, allows ref struct;

/// <summary>Runs a model in a pass and compares its answers.</summary>
/// <typeparam name="TFeatures">What the model is told of each galaxy.</typeparam>
/// <param name="cloud">One cloud or a batch of them, in the pass.</param>
/// <param name="targets">The scaled labels of the clouds, one after another.</param>
/// <returns>The mean squared error.</returns>
public delegate Loss EstimatorLoss<TFeatures>(PointCloud<TFeatures> cloud, double[] targets)
    where TFeatures : struct, IFeatures<TFeatures>, allows ref struct;

/// <summary>
/// A model of the DSL that says (Ω_m, σ_8) of a cloud: what generated members of different classes have in common.
/// </summary>
/// <typeparam name="TFeatures">What the model is told of each galaxy.</typeparam>
/// <param name="Network">The model.</param>
/// <param name="Compare">Its method Forward, and the error of what that says.</param>
/// <param name="Predict">Its generated method Predict, as numbers.</param>
public sealed record EstimatorModel<TFeatures>(
    IEquivariantModel Network,
    EstimatorLoss<TFeatures> Compare,
    Func<PointCloud<TFeatures>, double[]> Predict
)
    where TFeatures : struct, IFeatures<TFeatures>, allows ref struct
{
    /// <summary>A model of O(3), which makes an <see cref="Estimate"/>.</summary>
    /// <param name="network">The model.</param>
    /// <param name="forward">Its method Forward.</param>
    /// <param name="predict">Its generated method Predict, as numbers.</param>
    public EstimatorModel(
        IEquivariantModel network,
        EstimatorForward<TFeatures> forward,
        Func<PointCloud<TFeatures>, double[]> predict
    )
        : this(
            network,
            (cloud, targets) => Loss.MeanSquaredError(forward(cloud), Rows<Estimate>.From(targets)),
            predict
        ) { }

    /// <summary>Weights and statistics.</summary>
    public ParameterSet Parameters => Network.Parameters;
}
