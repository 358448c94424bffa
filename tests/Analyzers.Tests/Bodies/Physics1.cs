// --- Galaxies: halos to cosmological parameters
[Irreps("logMass: 0e + velocity: 1o")]
public readonly ref partial struct Halo;

[Irreps("16x0e + 8x1o + 4x2e")]
public readonly ref partial struct Hidden;

[Irreps("omegaM: 0e + sigma8: 0e")]
public readonly ref partial struct Cosmology;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Halo halos);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Cosmology Readout(Hidden x);

    public Cosmology Forward(PointCloud<Halo> cloud)
    {
        Hidden h = Activate(Embed(cloud.Edges, cloud.Features));
        h += Interact(cloud.Edges, h);
        return Readout(h).Mean(cloud.Batch);
    }
}

// --- PeculiarVelocity: how fast each galaxy falls
[Irreps("density: 0e")]
public readonly ref partial struct Galaxy;

[Irreps("1o")]
public readonly ref partial struct Velocity;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1, Envelope = CutoffEnvelope.Cosine)]
    private partial Velocity Fall(Neighbourhood edges, Galaxy g);

    public Velocity Forward(PointCloud<Galaxy> cloud)
    {
        Velocity v = Fall(cloud.Edges, cloud.Features);
        Velocity bulk = v.Mean(cloud.Batch);
        return v - bulk.Broadcast(cloud.Batch);
    }
}

// --- AngularMomentum: the cross product of positions and momenta is axial
[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Particle;

[Irreps("1e")]
public readonly ref partial struct AngularMomentum;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1o", "1e", Weighted = false)]
    private partial AngularMomentum Cross(Features r, Features p);

    public AngularMomentum Forward(PointCloud<Particle> cloud)
    {
        Particle x = cloud.Features;
        Features r = cloud.Positions - cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch);
        return Cross(r, x.Mass * x.Velocity).Sum(cloud.Batch);
    }
}

// --- Spins: magnetic moments are axial, the exchange energy is a product
[Irreps("spin: 1e")]
public readonly ref partial struct Spin;

[Irreps("4x0o + 4x1e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Couple(Neighbourhood edges, Spin s);

    [NormActivation]
    private partial Hidden Bend(Hidden x);

    [TensorProduct("4x0o + 4x1e", "1e", "0e")]
    private partial Energy Energy(Hidden h, Spin s);

    public Energy Forward(PointCloud<Spin> cloud)
    {
        Hidden h = Bend(Couple(cloud.Edges, cloud.Features));
        return Energy(h, cloud.Features).Sum(cloud.Batch);
    }
}

// --- Dzyaloshinskii: D · (S1 × S2) along bonds
[Irreps("spin: 1e")]
public readonly ref partial struct Spin;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1e", "1e", "1e", Weighted = false)]
    private partial Features Cross(Features a, Features b);

    [TensorProduct("1e", "1o", "0o", Weighted = false)]
    private partial Features Project(Features a, Features r);

    public Scalars Forward(PointCloud<Spin> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features s = cloud.Features.Value;
        Features chirality = Project(Cross(e.Sender(s), e.Receiver(s)), e.Vectors);
        PseudoScalars p = PseudoScalars.From(e.Sum(chirality));
        return (p * p).Sum(cloud.Batch);
    }
}

// --- HallDrift: velocity, electric field and magnetic field
[Irreps("velocity: 1o + electric: 1o + magnetic: 1e + charge: 0e")]
public readonly ref partial struct Charged;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1e", "1o", Weighted = false)]
    private partial Features Cross(Features v, Features b);

    public Features Forward(PointCloud<Charged> cloud)
    {
        Charged x = cloud.Features;
        return x.Charge * (x.Electric + Math.Sqrt(2) * Cross(x.Velocity, x.Magnetic));
    }
}

// --- Elasticity: stress from strain as 0e + 2e
[Irreps("strain: 0e + shear: 2e")]
public readonly ref partial struct Strain;

[Irreps("pressure: 0e + deviator: 2e")]
public readonly ref partial struct Stress;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Stress Hooke(Strain x);

    [TensorSquare]
    private partial Stress Second(Strain x);

    public Stress Forward(Strain strain) => Hooke(strain) + Second(strain);
}
