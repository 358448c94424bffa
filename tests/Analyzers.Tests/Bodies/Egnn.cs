// --- Egnn: coordinates move along differences, weighted by invariants (Satorras et al. 2021)
[Irreps("16x0e")]
public readonly ref partial struct Node;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("33x0e", "16x0e", Hidden = [16])]
    private partial Features EdgeMlp(Features x);

    [MultiLayerPerceptron("16x0e", "1x0e", Hidden = [16])]
    private partial Features CoordinateMlp(Features m);

    [MultiLayerPerceptron("32x0e", "16x0e", Hidden = [16])]
    private partial Node NodeMlp(Features x);

    public Node Forward(PointCloud<Node> cloud)
    {
        Node h = cloud.Features;
        Positions x = cloud.Positions;
        Neighbourhood edges = cloud.Edges;
        for (int layer = 0; layer < 2; layer++)
        {
            Features m = EdgeMlp(edges.Sender(h).Concat(edges.Receiver(h)).Concat(edges.Vectors.SquaredNorm()));
            x = x + edges.Mean(Scalars.From(CoordinateMlp(m)) * edges.Vectors);
            h += NodeMlp(h.Concat(edges.Sum(m)));
            edges = edges.At(x);
        }

        return h;
    }
}

// --- EgnnVelocity: n-body with initial velocities
[Irreps("charge: 0e + velocity: 1o")]
public readonly ref partial struct Body;

[Irreps("16x0e")]
public readonly ref partial struct Node;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("1x0e", "16x0e")]
    private partial Node Embed(Features x);

    [MultiLayerPerceptron("33x0e", "16x0e", Hidden = [16])]
    private partial Node EdgeMlp(Features x);

    [MultiLayerPerceptron("16x0e", "1x0e", Hidden = [16])]
    private partial Features PhiX(Node m);

    [MultiLayerPerceptron("16x0e", "1x0e", Hidden = [16])]
    private partial Features PhiV(Node h);

    public Features Forward(PointCloud<Body> cloud)
    {
        Node h = Embed(cloud.Features.Charge);
        Node m = EdgeMlp(cloud.Edges.Sender(h).Concat(cloud.Edges.Receiver(h)).Concat(cloud.Edges.Lengths));
        Features v = Scalars.From(PhiV(h)) * cloud.Features.Velocity;
        v += cloud.Edges.Mean(Scalars.From(PhiX(m)) * cloud.Edges.Vectors);
        return v;
    }
}

// --- EgnnAttention: a sigmoid of each message says how much it counts
[Irreps("16x0e")]
public readonly ref partial struct Node;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("33x0e", "16x0e", Hidden = [16])]
    private partial Node EdgeMlp(Features x);

    [Linear("16x0e", "1x0e")]
    private partial Features Gate(Node m);

    [Activation(Nonlinearity.Sigmoid, Input = "1x0e", Result = "1x0e")]
    private partial Features Sigmoid(Features x);

    [MultiLayerPerceptron("32x0e", "16x0e")]
    private partial Node NodeMlp(Features x);

    public Node Forward(PointCloud<Node> cloud)
    {
        Node h = cloud.Features;
        Node m = EdgeMlp(cloud.Edges.Sender(h).Concat(cloud.Edges.Receiver(h)).Concat(cloud.Edges.Lengths));
        Scalars e = Scalars.From(Sigmoid(Gate(m)));
        return h + NodeMlp(h.Concat(cloud.Edges.Sum(e * m)));
    }
}

// --- EgnnNormalized: differences divided by their length plus one
[Irreps("16x0e")]
public readonly ref partial struct Node;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("33x0e", "16x0e")]
    private partial Node EdgeMlp(Features x);

    [MultiLayerPerceptron("16x0e", "1x0e")]
    private partial Features PhiX(Node m);

    public Positions Move(PointCloud<Node> cloud, Node h)
    {
        Node m = EdgeMlp(cloud.Edges.Sender(h).Concat(cloud.Edges.Receiver(h)).Concat(cloud.Edges.Lengths));
        Features direction = cloud.Edges.Vectors / (cloud.Edges.Lengths + 1);
        return cloud.Positions + cloud.Edges.Mean(Scalars.From(PhiX(m)) * direction);
    }

    public Features Forward(PointCloud<Node> cloud) => Move(cloud, cloud.Features) - cloud.Positions;
}

// --- EgnnDiffusion: noise prediction with the centre of mass removed, conditioned on time (EDM)
[Irreps("atom: 8x0e")]
public readonly ref partial struct Node;

[Irreps("time: 0e")]
public readonly ref partial struct Time;

[Irreps("noise: 1o + atom: 8x0e")]
public readonly ref partial struct Noise;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("9x0e", "16x0e")]
    private partial Features Embed(Features x);

    [MultiLayerPerceptron("33x0e", "16x0e")]
    private partial Features EdgeMlp(Features x);

    [MultiLayerPerceptron("16x0e", "1x0e")]
    private partial Features PhiX(Features m);

    [MultiLayerPerceptron("32x0e", "8x0e")]
    private partial Features PhiH(Features x);

    public Noise Forward(PointCloud<Node> cloud, Time time)
    {
        Features h = Embed(cloud.Features.Concat(time.Broadcast(cloud.Batch)));
        Features m = EdgeMlp(cloud.Edges.Sender(h).Concat(cloud.Edges.Receiver(h)).Concat(cloud.Edges.Lengths));
        Features dx = cloud.Edges.Sum(Scalars.From(PhiX(m)) * cloud.Edges.Vectors);
        dx -= dx.Mean(cloud.Batch).Broadcast(cloud.Batch);
        return Noise.From(dx.Concat(PhiH(h.Concat(cloud.Edges.Sum(m)))));
    }
}

// --- EgnnAutoencoder: distances of moved points decide whether there is an edge
[Irreps("8x0e")]
public readonly ref partial struct Node;

[Irreps("0e")]
public readonly ref partial struct Logit;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("17x0e", "1x0e")]
    private partial Features Phi(Features m);

    [Linear("0e", "0e", Bias = true)]
    private partial Logit Decode(Features distance);

    public Logit Forward(PointCloud<Node> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Node h = cloud.Features;
        Scalars w = Scalars.From(Phi(edges.Sender(h).Concat(edges.Receiver(h)).Concat(edges.Lengths)));
        Neighbourhood moved = edges.At(cloud.Positions + edges.Mean(w * edges.Vectors));
        return Decode(moved.Vectors.SquaredNorm());
    }
}
