namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary>A network of the energy of molecules.</summary>
public interface IPotential : IEquivariantModel
{
    /// <summary>One energy a molecule, in units of the training.</summary>
    Energy Forward(PointCloud<Atom> cloud);

    /// <summary>Energies and forces.</summary>
    ForcePrediction<Energy> PredictForces(PointCloud<Atom> cloud);
}
