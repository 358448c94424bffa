// --- Denoiser: a score with the noise level as an input of each cloud
[Irreps("8x0e")]
public readonly ref partial struct Atom;

[Irreps("sigma: 0e")]
public readonly ref partial struct Level;

[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("1o")]
public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("9x0e", "8x0e")]
    private partial Atom Condition(Features x);

    [SteerableConvolution]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Atom x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [SteerableConvolution]
    private partial Score Read(Neighbourhood edges, Hidden x);

    public Score Forward(PointCloud<Atom> cloud, Level level)
    {
        Scalars sigma = level.Sigma.Broadcast(cloud.Batch);
        Hidden h = Activate(Embed(cloud.Edges, Condition(cloud.Features.Concat(sigma))));
        return Read(cloud.Edges, h) / sigma;
    }
}

// --- Flow: an equivariant vector field integrated in time
[Irreps("0e")]
public readonly ref partial struct One;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("2x0e", "1x0e")]
    private partial Features Phi(Features x);

    private Features Field(Neighbourhood edges, Scalars time) =>
        edges.Mean(Scalars.From(Phi(edges.Lengths.Concat(time.Broadcast(edges)))) * edges.Vectors);

    public Features Forward(PointCloud<One> cloud, [Irreps("0e")] Scalars time)
    {
        Positions x = cloud.Positions;
        for (int i = 0; i < 4; i++)
            x += 0.25 * Field(cloud.Edges.At(x), time);
        return x - cloud.Positions;
    }
}

// --- LinkPrediction: a score of each edge from its two ends
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [MultiLayerPerceptron("13x0e", "0e")]
    private partial Score Read(Features x);

    public Score Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = Interact(cloud.Edges, cloud.Features);
        return Read(cloud.Edges.Sender(h).Inner(cloud.Edges.Receiver(h)).Concat(cloud.Edges.Lengths));
    }
}

// --- Docking: two molecules, one told of the other by their clouds' means
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Encoder
{
    [SteerableConvolution]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    public Hidden Forward(PointCloud<Hidden> cloud) => Activate(Embed(cloud.Edges, cloud.Features)).Mean(cloud.Batch);
}

[EquivariantModel]
public sealed partial class Net
{
    [Module]
    private partial Encoder Ligand { get; }

    [Module]
    private partial Encoder Receptor { get; }

    [MultiLayerPerceptron("12x0e", "0e")]
    private partial Score Read(Features x);

    public Score Forward(PointCloud<Hidden> complexes) =>
        Read(Ligand.Forward(complexes).Inner(Receptor.Forward(complexes)));
}

// --- RotationsOnly: an SO(3) model mixes polar and axial
[Irreps("4x0 + 4x1 + 2x2", Group = Group.SO3)]
public readonly ref partial struct Hidden;

[EquivariantModel(Group = Group.SO3)]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [TensorSquare]
    private partial Hidden Square(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = Interact(cloud.Edges, cloud.Features);
        return h + Square(h);
    }
}

// --- Chirality: a pseudoscalar label from vectors
[Irreps("4x0e")]
public readonly ref partial struct Atom;

[Irreps("8x0e + 4x1o + 4x1e + 4x2e")]
public readonly ref partial struct Hidden;

[Irreps("0o")]
public readonly ref partial struct Handedness;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution("4x0e", "8x0e + 4x1o + 4x2e", MaxDegree = 2)]
    private partial Features First(Neighbourhood edges, Features x);

    [TensorSquare("8x0e + 4x1o + 4x2e", "8x0e + 4x1o + 4x1e + 4x2e")]
    private partial Hidden Second(Features x);

    [TensorSquare]
    private partial Handedness Third(Hidden x);

    public Handedness Forward(PointCloud<Atom> cloud) =>
        Third(Second(First(cloud.Edges, cloud.Features))).Sum(cloud.Batch);
}
