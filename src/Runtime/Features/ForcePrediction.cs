namespace GeoDL.Typed;

/// <summary>What a model says of clouds as an energy: energies, forces and stress, copied out of a pass.</summary>
/// <example>
/// A model whose <c>Forward</c> makes one <c>0e</c> of a cloud has <c>PredictForces</c>:
/// <code><![CDATA[
/// ForcePrediction<Energy> answer = net.PredictForces(cloud);
/// double energy = answer.Energy[0, 0];
/// double[] forces = answer.Forces.ToArray();       // x, y, z of each point
/// ]]></code>
/// </example>
/// <typeparam name="TEnergy">The feature type of the energy.</typeparam>
public sealed class ForcePrediction<TEnergy>
    where TEnergy : struct, CompilerServices.IFeatures<TEnergy>, allows ref struct
{
    private ForcePrediction(Rows<TEnergy> energy, Rows<Features> forces, Rows<Features>? stress) =>
        (Energy, Forces, Stress) = (energy, forces, stress);

    /// <summary>The energies, as <c>Forward</c> gives them.</summary>
    public Rows<TEnergy> Energy { get; }

    /// <summary>The force on each point, one vector: <c>1o</c>.</summary>
    public Rows<Features> Forces { get; }

    /// <summary>The stress of each cloud, <c>0e + 2e</c> (<see cref="Pass.Stress"/>); null where a cloud has no cell,
    /// or the model is not one of all turns of space.</summary>
    public Rows<Features>? Stress { get; }

    /// <summary>Differentiates an energy and copies everything out of the pass.</summary>
    /// <param name="pass">A recorded pass.</param>
    /// <param name="energy">One <c>0e</c> for each cloud, or for each point.</param>
    /// <param name="cloud">The cloud that the pass's <c>Enter</c> returned, with
    /// <see cref="GradientInputs.Forces"/>.</param>
    public static ForcePrediction<TEnergy> Of<T>(Pass pass, TEnergy energy, PointCloud<T> cloud)
        where T : struct, CompilerServices.IFeatures<T>, allows ref struct
    {
        Rows<Features> forces = pass.Forces(energy, cloud).ToRows();
        return new ForcePrediction<TEnergy>(
            energy.ToRows(),
            forces,
            CompilerServices.StressOperation.Exists(cloud.Geometry) ? pass.Stress(energy, cloud).ToRows() : null
        );
    }
}
