namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>A network that says which way galaxies fall.</summary>
public interface IVelocityNet : IEquivariantModel
{
    /// <summary>One velocity a galaxy, in units of <see cref="NetworkVelocityModel.Unit"/>.</summary>
    Flow Forward(PointCloud<Galaxy> cloud);

    /// <summary>The same without derivatives.</summary>
    Rows<Flow> Predict(PointCloud<Galaxy> cloud);
}
