using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>Runs a model in a pass.</summary>
/// <typeparam name="TFeatures">What the model is told of each galaxy.</typeparam>
/// <param name="cloud">One cloud or a batch of them, in the pass.</param>
/// <returns>One row a cloud.</returns>
public delegate Estimate EstimatorForward<TFeatures>(PointCloud<TFeatures> cloud)
    where TFeatures : struct, IFeatures<TFeatures>, allows ref struct;

/// <summary>
/// A model of the DSL that makes an <see cref="Estimate"/> of a cloud: what the generated members of different classes
/// have in common.
/// </summary>
/// <typeparam name="TFeatures">What the model is told of each galaxy.</typeparam>
/// <param name="Network">The model.</param>
/// <param name="Forward">Its method Forward.</param>
/// <param name="Predict">Its generated method Predict, as numbers.</param>
public sealed record EstimatorModel<TFeatures>(
    IEquivariantModel Network,
    EstimatorForward<TFeatures> Forward,
    Func<PointCloud<TFeatures>, double[]> Predict
)
    where TFeatures : struct, IFeatures<TFeatures>, allows ref struct
{
    /// <summary>Weights and statistics.</summary>
    public ParameterSet Parameters => Network.Parameters;
}
