// --- Vorticity: an axial output from polar inputs
[Irreps("velocity: 1o")]
public readonly ref partial struct Flow;

[Irreps("vorticity: 1e + divergence: 0e")]
public readonly ref partial struct Derivatives;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1)]
    private partial Derivatives Differentiate(Neighbourhood edges, Flow u);

    public Derivatives Forward(PointCloud<Flow> cloud) => Differentiate(cloud.Edges, cloud.Features);
}

// --- Helicity: the inner product of velocity and vorticity is a pseudoscalar
[Irreps("velocity: 1o + vorticity: 1e")]
public readonly ref partial struct Flow;

[Irreps("helicity: 0o")]
public readonly ref partial struct Helicity;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1e", "0o", Weighted = false)]
    private partial Helicity Product(Features u, Features w);

    public Helicity Forward(PointCloud<Flow> cloud) =>
        Product(cloud.Features.Velocity, cloud.Features.Vorticity).Mean(cloud.Batch);
}

// --- Springs: Hooke's law along edges
[Irreps("stiffness: 0e")]
public readonly ref partial struct Bead;

[EquivariantModel]
public sealed partial class Net
{
    public Features Forward(PointCloud<Bead> cloud, double restLength)
    {
        Neighbourhood e = cloud.Edges;
        Scalars k = 0.5 * (e.Sender(cloud.Features.Stiffness) + e.Receiver(cloud.Features.Stiffness));
        Features direction = e.Vectors / e.Vectors.BoundedNorm(1e-9);
        return e.Sum(k * (e.Vectors - restLength * direction));
    }
}

// --- Coulomb: a softened potential of charges
[Irreps("charge: 0e")]
public readonly ref partial struct Ion;

[EquivariantModel]
public sealed partial class Net
{
    public Scalars Forward(PointCloud<Ion> cloud, double softening)
    {
        Neighbourhood e = cloud.Edges;
        Scalars q = cloud.Features.Charge;
        Scalars energy = e.Sender(q) * e.Receiver(q) / e.Vectors.BoundedNorm(softening);
        return 0.5 * e.Sum(energy).Sum(cloud.Batch);
    }
}

// --- Integrator: a learned force and a few steps of symplectic Euler
[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Body;

[Irreps("1o")]
public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1, Cutoff = 10)]
    private partial Force Pull(Neighbourhood edges, Body b);

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

// --- ChargeEquilibration: electronegativities and hardness, charges sum to the total
[Irreps("8x0e")]
public readonly ref partial struct Atom;

[Irreps("total: 0e")]
public readonly ref partial struct Total;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("8x0e", "1x0e")]
    private partial Features Chi(Atom x);

    [MultiLayerPerceptron("8x0e", "1x0e")]
    private partial Features Softness(Atom x);

    [Activation(Nonlinearity.Softplus, Input = "1x0e", Result = "1x0e")]
    private partial Features Positive(Features x);

    public Scalars Forward(PointCloud<Atom> cloud, Total total)
    {
        Scalars chi = Scalars.From(Chi(cloud.Features));
        Scalars s = Scalars.From(Positive(Softness(cloud.Features)));
        Scalars excess = (total.Value + (s * chi).Sum(cloud.Batch)) / s.Sum(cloud.Batch);
        return s * (excess.Broadcast(cloud.Batch) - chi);
    }
}

// --- NmrTensor: shielding has a trace, an axial part and a deviator
[Irreps("8x0e + 8x1o + 8x1e + 8x2e")]
public readonly ref partial struct Hidden;

[Irreps("isotropic: 0e + antisymmetric: 1e + anisotropic: 2e")]
public readonly ref partial struct Shielding;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear(Bias = true)]
    private partial Shielding Read(Hidden x);

    public Shielding Forward(PointCloud<Hidden> cloud) => Read(cloud.Features + Interact(cloud.Edges, cloud.Features));
}
