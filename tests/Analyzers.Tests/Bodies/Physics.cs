// --- Galaxies: halos to cosmological parameters
[Irreps("logMass: 0e + velocity: 1o")] public readonly ref partial struct Halo;
[Irreps("16x0e + 8x1o + 4x2e")] public readonly ref partial struct Hidden;
[Irreps("omegaM: 0e + sigma8: 0e")] public readonly ref partial struct Cosmology;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)] private partial Gated<Hidden> Embed(Neighbourhood edges, Halo halos);
    [Gate] private partial Hidden Activate(Gated<Hidden> x);
    [SteerableConvolution(MaxDegree = 2)] private partial Hidden Interact(Neighbourhood edges, Hidden x);
    [Linear] private partial Cosmology Readout(Hidden x);

    public Cosmology Forward(PointCloud<Halo> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        h += Interact(cloud.Edges, h);
        return Readout(h).Mean(cloud.Batch);
    }
}

// --- PeculiarVelocity: how fast each galaxy falls
[Irreps("density: 0e")] public readonly ref partial struct Galaxy;
[Irreps("1o")] public readonly ref partial struct Velocity;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1, Envelope = CutoffEnvelope.Cosine)] private partial Velocity Fall(Neighbourhood edges, Galaxy g);

    public Velocity Forward(PointCloud<Galaxy> cloud)
    {
        Velocity v = Fall(cloud.Edges, cloud.Features);
        Velocity bulk = v.Mean(cloud.Batch);
        return v - bulk.Spread(cloud.Batch);
    }
}

// --- AngularMomentum: the cross product of positions and momenta is axial
[Irreps("mass: 0e + velocity: 1o")] public readonly ref partial struct Particle;
[Irreps("1e")] public readonly ref partial struct AngularMomentum;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1o", "1e", Weighted = false)] private partial AngularMomentum Cross(Features r, Features p);

    public AngularMomentum Forward(PointCloud<Particle> cloud)
    {
        Particle x = cloud.Features;
        Features r = cloud.Positions - cloud.Positions.Mean(cloud.Batch).Spread(cloud.Batch);
        return Cross(r, x.Mass * x.Velocity).Sum(cloud.Batch);
    }
}

// --- Spins: magnetic moments are axial, the exchange energy is a product
[Irreps("spin: 1e")] public readonly ref partial struct Spin;
[Irreps("8x0e + 4x1e")] public readonly ref partial struct Hidden;
[Irreps("0e")] public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)] private partial Gated<Hidden> Couple(Neighbourhood edges, Spin s);
    [Gate] private partial Hidden Activate(Gated<Hidden> x);
    [TensorProduct("8x0e + 4x1e", "1e", "0e")] private partial Energy Energy(Hidden h, Spin s);

    public Energy Forward(PointCloud<Spin> cloud)
    {
        Hidden h = Activate(Couple(cloud.Edges, cloud.Features));
        return Energy(h, cloud.Features).Sum(cloud.Batch);
    }
}

// --- Dzyaloshinskii: D · (S1 × S2) along bonds
[Irreps("spin: 1e")] public readonly ref partial struct Spin;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1e", "1e", "1e", Weighted = false)] private partial Features Cross(Features a, Features b);
    [TensorProduct("1e", "1o", "0o", Weighted = false)] private partial Features Project(Features a, Features r);

    public Scalars Forward(PointCloud<Spin> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features s = cloud.Features.Spin;
        Features chirality = Project(Cross(e.Source(s), e.Target(s)), e.Vectors);
        PseudoScalars p = PseudoScalars.From(e.Sum(chirality));
        return (p * p).Sum(cloud.Batch);
    }
}

// --- HallDrift: velocity, electric field and magnetic field
[Irreps("velocity: 1o + electric: 1o + magnetic: 1e + charge: 0e")] public readonly ref partial struct Charged;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1e", "1o", Weighted = false)] private partial Features Cross(Features v, Features b);

    public Features Forward(PointCloud<Charged> cloud)
    {
        Charged x = cloud.Features;
        return x.Charge * (x.Electric + Math.Sqrt(2) * Cross(x.Velocity, x.Magnetic));
    }
}

// --- Elasticity: stress from strain as 0e + 2e
[Irreps("strain: 0e + shear: 2e")] public readonly ref partial struct Strain;
[Irreps("pressure: 0e + deviator: 2e")] public readonly ref partial struct Stress;

[EquivariantModel]
public sealed partial class Net
{
    [Linear] private partial Stress Hooke(Strain x);
    [TensorSquare] private partial Stress Second(Strain x);

    public Stress Forward(Strain strain) => Hooke(strain) + Second(strain);
}

// --- Vorticity: an axial output from polar inputs
[Irreps("velocity: 1o")] public readonly ref partial struct Flow;
[Irreps("vorticity: 1e + divergence: 0e")] public readonly ref partial struct Derivatives;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1)] private partial Derivatives Differentiate(Neighbourhood edges, Flow u);

    public Derivatives Forward(PointCloud<Flow> cloud) => Differentiate(cloud.Edges, cloud.Features);
}

// --- Helicity: the inner product of velocity and vorticity is a pseudoscalar
[Irreps("velocity: 1o + vorticity: 1e")] public readonly ref partial struct Flow;
[Irreps("helicity: 0o")] public readonly ref partial struct Helicity;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1e", "0o", Weighted = false)] private partial Helicity Product(Features u, Features w);

    public Helicity Forward(PointCloud<Flow> cloud) => Product(cloud.Features.Velocity, cloud.Features.Vorticity).Mean(cloud.Batch);
}

// --- Springs: Hooke's law along edges
[Irreps("stiffness: 0e")] public readonly ref partial struct Bead;

[EquivariantModel]
public sealed partial class Net
{
    public Features Forward(PointCloud<Bead> cloud, double restLength)
    {
        Neighbourhood e = cloud.Edges;
        Scalars k = 0.5 * (e.Source(cloud.Features.Stiffness) + e.Target(cloud.Features.Stiffness));
        Features direction = e.Vectors / e.Vectors.BoundedNorm(1e-9);
        return e.Sum(k * (e.Vectors - restLength * direction));
    }
}

// --- Coulomb: a softened potential of charges
[Irreps("charge: 0e")] public readonly ref partial struct Ion;

[EquivariantModel]
public sealed partial class Net
{
    public Scalars Forward(PointCloud<Ion> cloud, double softening)
    {
        Neighbourhood e = cloud.Edges;
        Scalars q = cloud.Features.Charge;
        Scalars energy = e.Source(q) * e.Target(q) / e.Vectors.BoundedNorm(softening);
        return 0.5 * e.Sum(energy).Sum(cloud.Batch);
    }
}

// --- Integrator: a learned force and a few steps of symplectic Euler
[Irreps("mass: 0e + velocity: 1o")] public readonly ref partial struct Body;
[Irreps("1o")] public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1, Cutoff = 10)] private partial Force Pull(Neighbourhood edges, Body b);

    public Features Forward(PointCloud<Body> cloud, double dt, int steps)
    {
        Positions p = cloud.Positions;
        Features v = cloud.Features.Velocity;
        Scalars m = cloud.Features.Mass;
        for (int i = 0; i < steps; i++)
        {
            Body b = Body.From(m.Concat(v));
            v += dt * Pull(cloud.Edges.At(p), b);
            p += dt * v;
        }

        return p - cloud.Positions;
    }
}

// --- Charge equilibration: electronegativities and hardness, charges sum to the total
[Irreps("8x0e")] public readonly ref partial struct Atom;
[Irreps("total: 0e")] public readonly ref partial struct Total;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("8x0e", "1x0e")] private partial Features Chi(Atom x);
    [MultiLayerPerceptron("8x0e", "1x0e")] private partial Features Softness(Atom x);
    [Activation(Nonlinearity.Softplus, Input = "1x0e", Result = "1x0e")] private partial Features Positive(Features x);

    public Scalars Forward(PointCloud<Atom> cloud, Total total)
    {
        Scalars chi = Scalars.From(Chi(cloud.Features));
        Scalars s = Scalars.From(Positive(Softness(cloud.Features)));
        Scalars excess = (total.Total + (s * chi).Sum(cloud.Batch)) / s.Sum(cloud.Batch);
        return s * (excess.Spread(cloud.Batch) - chi);
    }
}

// --- NmrTensor: shielding has a trace, an axial part and a deviator
[Irreps("8x0e + 8x1o + 8x1e + 8x2e")] public readonly ref partial struct Hidden;
[Irreps("isotropic: 0e + antisymmetric: 1e + anisotropic: 2e")] public readonly ref partial struct Shielding;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)] private partial Hidden Interact(Neighbourhood edges, Hidden x);
    [Linear(Bias = true)] private partial Shielding Read(Hidden x);

    public Shielding Forward(PointCloud<Hidden> cloud) => Read(cloud.Features + Interact(cloud.Edges, cloud.Features));
}
