namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>What is known of a galaxy beside where it is: that it is there.</summary>
[Irreps("present: 0e")]
public readonly ref partial struct Galaxy;

/// <summary>Several copies of that, so that the first convolution has as many radial functions.</summary>
[Irreps("16x0e")]
public readonly ref partial struct Seeds;

/// <summary>
/// What the network remembers of a galaxy: scalars (how crowded it is) and vectors (where the pull comes from).
/// </summary>
[Irreps("16x0e + 16x1o")]
public readonly ref partial struct Hidden;

/// <summary>The answer: a velocity, which turns and mirrors with the cloud.</summary>
[Irreps("velocity: 1o")]
public readonly ref partial struct Flow;

/// <summary>
/// Which way is each galaxy falling? One convolution over everything within 250 Mpc/h, since gravity reaches far, then
/// one over the near neighbours; each sees a direction and a distance and nothing else.
/// </summary>
[EquivariantModel]
public sealed partial class VelocityNet : IVelocityNet
{
    /// <summary>Radius of the edges that the network expects, Mpc/h.</summary>
    public const double Radius = 250;

    /// <summary>How far the second layer looks, Mpc/h.</summary>
    public const double NearRadius = 80;

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

    [SteerableConvolution(
        MaxDegree = 1,
        Cutoff = NearRadius,
        BasisCount = 8,
        RadialWidth = 32,
        RadialKnots = 64,
        AverageNeighbours = 16
    )]
    private partial Gated<Hidden> Near(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden ActivateAgain(Gated<Hidden> x);

    [Linear]
    private partial Flow Read(Hidden x);

    /// <summary>One velocity a galaxy, in units of <see cref="NetworkVelocityModel.Unit"/>.</summary>
    public Flow Forward(PointCloud<Galaxy> cloud)
    {
        Hidden h = Activate(Pull(cloud.Edges, Seed(cloud.Features)));
        h += ActivateAgain(Near(cloud.Edges, h));
        return Read(h);
    }
}
