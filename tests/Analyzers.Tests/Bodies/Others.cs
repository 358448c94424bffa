// --- Denoiser: a score with the noise level as an input of each cloud
[Irreps("8x0e")] public readonly ref partial struct Atom;
[Irreps("sigma: 0e")] public readonly ref partial struct Level;
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;
[Irreps("1o")] public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("9x0e", "8x0e")] private partial Atom Condition(Features x);
    [SteerableConvolution] private partial Gated<Hidden> Embed(Neighbourhood edges, Atom x);
    [Gate] private partial Hidden Activate(Gated<Hidden> x);
    [SteerableConvolution] private partial Score Read(Neighbourhood edges, Hidden x);

    public Score Forward(PointCloud<Atom> cloud, Level level)
    {
        Scalars sigma = level.Sigma.Spread(cloud.Batch);
        Hidden h = Activate(Embed(cloud.Edges, Condition(cloud.Features.Concat(sigma))));
        return Read(cloud.Edges, h) / sigma;
    }
}

// --- Flow: an equivariant vector field integrated in time
[Irreps("0e")] public readonly ref partial struct One;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("2x0e", "1x0e")] private partial Features Phi(Features x);

    private Features Field(Neighbourhood edges, Scalars time) => edges.Mean(Scalars.From(Phi(edges.Lengths.Concat(time.Spread(edges)))) * edges.Vectors);

    public Features Forward(PointCloud<One> cloud, [Irreps("0e")] Scalars time)
    {
        Positions x = cloud.Positions;
        for (int i = 0; i < 4; i++)
            x += 0.25 * Field(cloud.Edges.At(x), time);
        return x - cloud.Positions;
    }
}

// --- LinkPrediction: a score of each edge from its two ends
[Irreps("8x0e + 4x1o")] public readonly ref partial struct Hidden;
[Irreps("0e")] public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution] private partial Hidden Interact(Neighbourhood edges, Hidden x);
    [MultiLayerPerceptron("13x0e", "0e")] private partial Score Read(Features x);

    public Score Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = Interact(cloud.Edges, cloud.Features);
        return Read(cloud.Edges.Source(h).Inner(cloud.Edges.Target(h)).Concat(cloud.Edges.Lengths));
    }
}

// --- Docking: two molecules, one told of the other by their clouds' means
[Irreps("8x0e + 4x1o")] public readonly ref partial struct Hidden;
[Irreps("0e")] public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Encoder
{
    [SteerableConvolution] private partial Gated<Hidden> Embed(Neighbourhood edges, Hidden x);
    [Gate] private partial Hidden Activate(Gated<Hidden> x);

    public Hidden Forward(PointCloud<Hidden> cloud) => Activate(Embed(cloud.Edges, cloud.Features)).Mean(cloud.Batch);
}

[EquivariantModel]
public sealed partial class Net
{
    [Module] private partial Encoder Ligand { get; }
    [Module] private partial Encoder Receptor { get; }
    [MultiLayerPerceptron("12x0e", "0e")] private partial Score Read(Features x);

    public Score Forward(PointCloud<Hidden> complexes) => Read(Ligand.Forward(complexes).Inner(Receptor.Forward(complexes)));
}

// --- RotationsOnly: an SO(3) model mixes polar and axial
[Irreps("4x0 + 4x1 + 2x2", Group = Group.SO3)] public readonly ref partial struct Hidden;

[EquivariantModel(Group = Group.SO3)]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)] private partial Hidden Interact(Neighbourhood edges, Hidden x);
    [TensorSquare] private partial Hidden Square(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = Interact(cloud.Edges, cloud.Features);
        return h + Square(h);
    }
}

// --- Chirality: a pseudoscalar label from vectors
[Irreps("4x0e")] public readonly ref partial struct Atom;
[Irreps("8x0e + 4x1o + 4x1e + 4x2e")] public readonly ref partial struct Hidden;
[Irreps("0o")] public readonly ref partial struct Handedness;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)] private partial Features Lift(Neighbourhood edges, [Irreps("4x0e")] Features x);

    [SteerableConvolution("4x0e", "8x0e + 4x1o + 4x2e", MaxDegree = 2)] private partial Features First(Neighbourhood edges, Features x);
    [TensorSquare("8x0e + 4x1o + 4x2e", "8x0e + 4x1o + 4x1e + 4x2e")] private partial Hidden Second(Features x);
    [TensorSquare] private partial Handedness Third(Hidden x);

    public Handedness Forward(PointCloud<Atom> cloud) => Third(Second(First(cloud.Edges, cloud.Features))).Sum(cloud.Batch);
}

// --- Masks: hydrogen atoms do not count, by a label of each row
[Irreps("8x0e")] public readonly ref partial struct Hidden;
[Irreps("0e")] public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear] private partial Energy Read(Hidden x);
    [Linear("2x0e", "0e")] private partial Features Weight(Features kind);

    public Energy Forward(PointCloud<Hidden> cloud, Labels isHeavy)
    {
        Scalars mask = Scalars.From(Weight(cloud.Batch.OneHot(isHeavy, 2)));
        return (mask * Read(cloud.Features)).Sum(cloud.Batch);
    }
}

// --- Conditioned: features scaled and shifted by a label of the cloud (FiLM)
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("3x0e", "16x0e")] private partial Features Scale(Features c);
    [Linear("3x0e", "8x0e")] private partial Features Shift(Features c);
    [Linear("8x0e", "8x0e + 8x1o")] private partial Hidden Widen(Features x);

    public Hidden Forward(PointCloud<Hidden> cloud, Labels kind)
    {
        Scalars c = cloud.Batch.OneHot(kind, 3);
        Scalars scale = Scalars.From(Scale(c));
        return (1 + scale) * cloud.Features + Widen(Shift(c));
    }
}

// --- Ensemble: several heads averaged
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;
[Irreps("energy: 0e + dipole: 1o")] public readonly ref partial struct Answer;

[EquivariantModel]
public sealed partial class Head
{
    [Linear] private partial Gated<Hidden> Widen(Hidden x);
    [Gate] private partial Hidden Activate(Gated<Hidden> x);
    [Linear] private partial Answer Read(Hidden x);

    public Answer Forward(Hidden x) => Read(Activate(Widen(x)));
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 5)] private partial IReadOnlyList<Head> Heads { get; }

    public Answer Forward(PointCloud<Hidden> cloud)
    {
        Answer sum = Answer.Zeros(cloud.Features);
        foreach (Head head in Heads)
            sum += head.Forward(cloud.Features);
        return (sum / Heads.Count).Mean(cloud.Batch);
    }
}

// --- Unrolled: weights shared over iterations, stopped by a count
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution] private partial Hidden Step(Neighbourhood edges, Hidden x);
    [NormActivation] private partial Hidden Bend(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud, int iterations)
    {
        Hidden x = cloud.Features;
        int i = 0;
        while (i++ < iterations)
        {
            Hidden dx = Bend(Step(cloud.Edges, x));
            x = i % 2 == 0 ? x + dx : x - 0.1 * dx;
        }

        return x;
    }
}

// --- SmoothStep: gates made of invariants by hand
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("16x0e", "16x0e", Bias = true)] private partial Features Logits(Features x);
    [Activation(Nonlinearity.Sigmoid, Input = "16x0e", Result = "16x0e")] private partial Features Sigmoid(Features x);

    public Hidden Forward(Hidden x) => Scalars.From(Sigmoid(Logits(x.Norm()))) * x;
}

// --- Helpers: private helpers and a marked one in a class of tools
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;

public static class Tools
{
    [Equivariant] public static Hidden Normalize(Hidden x) => x / x.BoundedNorm(1e-3);
}

[EquivariantModel]
public sealed partial class Net
{
    [Linear] private partial Hidden Mix(Hidden x);

    private Hidden Block(Hidden x) => x + Mix(Tools.Normalize(x));

    public Hidden Forward(Hidden x)
    {
        return Twice(x);

        Hidden Twice(Hidden y) => Block(Block(y));
    }
}

// --- Logger: counts and timing are nobody's feature
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    private readonly Action<string>? _log;

    public Net(Action<string> log, ulong seed = 0) : this(seed) => _log = log;

    [SteerableConvolution] private partial Hidden Step(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        _log?.Invoke($"{cloud.Count} points in {cloud.CloudCount} clouds, {cloud.Edges.Count} edges");
        return Step(cloud.Edges, cloud.Features);
    }
}

// --- Overloads: the same network with one and with two results
[Irreps("8x0e + 8x1o")] public readonly ref partial struct Hidden;
[Irreps("0e")] public readonly ref partial struct Energy;
[Irreps("1o")] public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution] private partial Hidden Step(Neighbourhood edges, Hidden x);
    [Linear] private partial Energy ReadEnergy(Hidden x);
    [Linear] private partial Force ReadForce(Hidden x);

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
[Irreps("8x0e")] public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("8x0e", "8x0e")] private partial Features Filter(Features basis);

    public Atom Forward(PointCloud<Atom> cloud)
    {
        Scalars basis = cloud.Edges.Basis(8, RadialBasis.Gaussian);
        return cloud.Edges.Sum(Scalars.From(Filter(basis)) * cloud.Edges.Source(cloud.Features));
    }
}

// --- Bessel: radial basis and envelope as scalars on edges, weights from a perceptron
[Irreps("4x0e + 4x1o")] public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o")] private partial Features Y(Features r);
    [MultiLayerPerceptron("8x0e", "80x0e")] private partial Features Radial(Features basis);
    [TensorProduct("4x0e + 4x1o", "0e + 1o", "4x0e + 4x1o")] private partial Hidden Couple(Hidden x, Features y, Features w);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features w = Radial(e.Envelope() * e.Basis(8));
        return e.Sum(Couple(e.Source(cloud.Features), Y(e.Vectors), w));
    }
}

// --- PseudoGate: pseudoscalars flip the parity of what they scale
[Irreps("4x0e + 4x0o + 4x1o")] public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("4x0e + 4x0o + 4x1o", "0o")] private partial Features Odd(Features x);
    [Linear("4x0o + 4x0e + 4x1e", "4x0e + 4x0o")] private partial Features Back(Features x);

    public Features Forward(Hidden x)
    {
        PseudoScalars p = PseudoScalars.From(Odd(x));
        Mirrored<Hidden> m = p * x;
        return Back(m);
    }
}

// --- Crystal: periodic cell, differences along edges only
[Irreps("8x0e")] public readonly ref partial struct Site;
[Irreps("8x0e + 8x1o + 8x2e")] public readonly ref partial struct Hidden;
[Irreps("stress: 0e + 2e")] public readonly ref partial struct Stress;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)] private partial Hidden Interact(Neighbourhood edges, Site x);
    [Linear] private partial Stress Read(Hidden x);

    public Stress Forward(PointCloud<Site> crystal) => Read(Interact(crystal.Edges, crystal.Features)).Mean(crystal.Batch);
}
