using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Models;

namespace GeoDL.Typed.Studies.Galaxies.Network;

/// <summary>
/// A velocity model that is a network written with the library, so that its layers and its symmetry can be reported.
/// </summary>
public interface INetworkModel : IVelocityModel
{
    /// <summary>The trained weights.</summary>
    ParameterSet Parameters { get; }

    /// <summary>What the trained network predicts in a precision: velocities of a cloud, N × 3 in km/s.</summary>
    Func<GalaxyCloud, double[]> In(Precision precision);
}
