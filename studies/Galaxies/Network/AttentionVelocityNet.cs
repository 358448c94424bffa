using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Network;

/// <summary>
/// The sample's network with attention in place of its second convolution: after it has felt the pull of everything
/// within 250 Mpc/h, each galaxy attends to its neighbours within 80 Mpc/h.
/// </summary>
/// <remarks>
/// A convolution adds up what all neighbours say; attention weights them by how what they know fits what the galaxy
/// asks, which is a mean and no sum.
/// </remarks>
[EquivariantModel]
public sealed partial class AttentionVelocityNet : IVelocityNet
{
    [Linear]
    private partial Seeds Seed(Galaxy galaxies);

    [SteerableConvolution(
        MaxDegree = 1,
        Basis = RadialBasis.Gaussian,
        BasisCount = 20,
        RadialWidth = 32,
        RadialKnots = 128,
        AverageNeighbours = 270
    )]
    private partial Gated<Hidden> Pull(Neighbourhood edges, Seeds x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Hidden Look(Hidden x);

    [Attention(Heads = 4, MaxDegree = 1, Cutoff = VelocityNet.NearRadius, RadialWidth = 32)]
    private partial Gated<Hidden> Attend(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden ActivateAgain(Gated<Hidden> x);

    [Linear]
    private partial Flow Read(Hidden x);

    /// <summary>One velocity a galaxy, in units of <see cref="NetworkVelocityModel.Unit"/>.</summary>
    public Flow Forward(PointCloud<Galaxy> cloud)
    {
        Hidden h = Activate(Pull(cloud.Edges, Seed(cloud.Features)));
        h += ActivateAgain(Attend(cloud.Edges, Look(h)));
        return Read(h);
    }
}
