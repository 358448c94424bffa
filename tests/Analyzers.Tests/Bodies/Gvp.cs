// --- Gvp: a geometric vector perceptron (Jing et al. 2021)
[Irreps("s: 16x0e + v: 4x1o")]
public readonly ref partial struct Node;

[EquivariantModel]
public sealed partial class Gvp
{
    [Linear("4x1o", "8x1o")]
    private partial Features Hide(Features v);

    [Linear("8x1o", "4x1o")]
    private partial Features Out(Features v);

    [Linear("24x0e", "16x0e", Bias = true)]
    private partial Features Scalar(Features s);

    [Activation(Nonlinearity.ReLU, Input = "16x0e", Result = "16x0e")]
    private partial Features Bend(Features s);

    [Linear("16x0e", "4x0e", Bias = true)]
    private partial Features GateLogit(Features s);

    [Activation(Nonlinearity.Sigmoid, Input = "4x0e", Result = "4x0e")]
    private partial Features Sigmoid(Features s);

    public Node Forward(Node x)
    {
        Features hidden = Hide(x.V);
        Features s = Scalar(x.S.Concat(hidden.SoftNorm()));
        Features v = Scalars.From(Sigmoid(GateLogit(s))) * Out(hidden);
        return Node.From(Bend(s).Concat(v));
    }
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 3)]
    private partial IReadOnlyList<Gvp> Message { get; }

    [Module]
    private partial Gvp FeedForward { get; }

    [LayerNorm]
    private partial Node Norm(Node x);

    [Dropout(0.1)]
    private partial Node Drop(Node x);

    public Node Forward(PointCloud<Node> cloud)
    {
        Node m = cloud.Edges.Sender(cloud.Features);
        foreach (Gvp layer in Message)
            m = layer.Forward(m);
        Node x = Norm(cloud.Features + Drop(cloud.Edges.Mean(m)));
        return Norm(x + Drop(FeedForward.Forward(x)));
    }
}

// --- GvpEdges: edge features are a radial basis and the direction
[Irreps("s: 8x0e + v: 2x1o")]
public readonly ref partial struct Node;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("1x0e", "8x0e")]
    private partial Features Radial(Features r);

    [Linear("8x0e + 8x0e + 8x0e + 2x1o + 2x1o + 1o", "8x0e + 2x1o")]
    private partial Node Mix(Features x);

    public Node Forward(PointCloud<Node> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Node source = e.Sender(cloud.Features),
            target = e.Receiver(cloud.Features);
        Features unit = e.Vectors / e.Vectors.BoundedNorm(1e-8);
        Features message = source
            .S.Concat(target.S)
            .Concat(Radial(e.Lengths))
            .Concat(source.V)
            .Concat(target.V)
            .Concat(unit);
        return e.Mean(Mix(message));
    }
}

// --- VectorNeurons: linear maps of vectors and a norm activation (Deng et al. 2021)
[Irreps("16x1o")]
public readonly ref partial struct Vectors;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("1o", "16x1o")]
    private partial Vectors Lift(Features x);

    [Linear]
    private partial Vectors Mix(Vectors x);

    [NormActivation(Function = Nonlinearity.ReLU, Bias = true)]
    private partial Vectors Bend(Vectors x);

    [Linear("16x0e", "10x0e")]
    private partial Features Classify(Features x);

    public Features Forward(PointCloud<Vectors> cloud)
    {
        Positions p = cloud.Positions;
        Vectors v = Lift(p - p.Mean(cloud.Batch).Broadcast(cloud.Batch));
        v = Bend(Mix(v));
        Vectors global = v.Mean(cloud.Batch);
        return Classify(global.Inner(global));
    }
}

// --- VectorNeuronsInvariant: features expressed in a learned frame
[Irreps("8x1o")]
public readonly ref partial struct Vectors;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("8x1o", "3x1o")]
    private partial Features Frame(Vectors x);

    [Linear("8x1o", "3x1o")]
    private partial Features Probe(Vectors x);

    public Scalars Forward(PointCloud<Vectors> cloud) => Frame(cloud.Features).Inner(Probe(cloud.Features));
}
