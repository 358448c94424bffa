// --- Logger: counts and timing are nobody's feature
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    private readonly Action<string>? _log;

    public Net(Action<string> log, ulong seed = 0)
        : this(seed) => _log = log;

    [SteerableConvolution]
    private partial Hidden Step(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        _log?.Invoke($"{cloud.Count} points in {cloud.CloudCount} clouds, {cloud.Edges.Count} edges");
        return Step(cloud.Edges, cloud.Features);
    }
}

// --- Overloads: the same network with one and with two results
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[Irreps("1o")]
public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Step(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Energy ReadEnergy(Hidden x);

    [Linear]
    private partial Force ReadForce(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud) => Both(cloud).First;

    public Pair<Energy, Force> Forward(PointCloud<Hidden> cloud, bool withForces)
    {
        var (energy, force) = Both(cloud);
        return withForces ? new(energy, force) : new(energy, Force.Zeros(force));
    }

    private Pair<Energy, Force> Both(PointCloud<Hidden> cloud)
    {
        Hidden h = Step(cloud.Edges, cloud.Features);
        return new(ReadEnergy(h).Sum(cloud.Batch), ReadForce(h));
    }
}

// --- RadialByHand: a basis of Gaussians from the library's functions of scalars
[Irreps("8x0e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("8x0e", "8x0e")]
    private partial Features Filter(Features basis);

    public Atom Forward(PointCloud<Atom> cloud)
    {
        Scalars basis = cloud.Edges.Basis(8, RadialBasis.Gaussian);
        return cloud.Edges.Sum(Scalars.From(Filter(basis)) * cloud.Edges.Sender(cloud.Features));
    }
}

// --- Bessel: radial basis and envelope as scalars on edges, weights from a perceptron
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o")]
    private partial Features Y(Features r);

    [MultiLayerPerceptron("8x0e", "64x0e")]
    private partial Features Radial(Features basis);

    [TensorProduct("4x0e + 4x1o", "0e + 1o", "4x0e + 4x1o")]
    private partial Hidden Couple(Hidden x, Features y, Features w);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features w = Radial(e.Envelope() * e.Basis(8));
        return e.Sum(Couple(e.Sender(cloud.Features), Y(e.Vectors), w));
    }
}

// --- PseudoGate: pseudoscalars flip the parity of what they scale
[Irreps("4x0e + 4x0o + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("4x0e + 4x0o + 4x1o", "0o")]
    private partial Features Odd(Features x);

    [Linear("4x0o + 4x0e + 4x1e", "4x0e + 4x0o")]
    private partial Features Back(Features x);

    public Features Forward(Hidden x)
    {
        PseudoScalars p = PseudoScalars.From(Odd(x));
        Mirrored<Hidden> m = p * x;
        return Back(m);
    }
}

// --- Crystal: periodic cell, differences along edges only
[Irreps("8x0e")]
public readonly ref partial struct Site;

[Irreps("8x0e + 8x1o + 8x2e")]
public readonly ref partial struct Hidden;

[Irreps("stress: 0e + 2e")]
public readonly ref partial struct Stress;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Interact(Neighbourhood edges, Site x);

    [Linear]
    private partial Stress Read(Hidden x);

    public Stress Forward(PointCloud<Site> crystal) =>
        Read(Interact(crystal.Edges, crystal.Features)).Mean(crystal.Batch);
}
