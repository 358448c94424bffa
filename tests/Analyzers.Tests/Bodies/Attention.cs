// --- MultiHeadAttention: each head is a module, their results stand side by side (after TorchMD-Net's and Equiformer's
// heads)
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Part;

[EquivariantModel]
public sealed partial class Head
{
    [Linear]
    private partial Part Query(Hidden x);

    [Linear]
    private partial Part Key(Hidden x);

    [Linear]
    private partial Part Value(Hidden x);

    public Part Forward(Neighbourhood edges, Hidden x)
    {
        Scalars logits =
            Scalars.From(edges.Receiver(Query(x)).Inner(edges.Sender(Key(x))).SumOverCopies()) / Math.Sqrt(8);
        return edges.Sum(edges.Softmax(logits) * edges.Sender(Value(x)));
    }
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 2)]
    private partial IReadOnlyList<Head> Heads { get; }

    [Linear("4x0e + 4x1o + 4x0e + 4x1o", "8x0e + 8x1o")]
    private partial Hidden Join(Features x);

    [LayerNorm]
    private partial Hidden Norm(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = Norm(cloud.Features);
        Part first = Heads[0].Forward(cloud.Edges, x),
            second = Heads[1].Forward(cloud.Edges, x);
        return cloud.Features + Join(first.Concat(second));
    }
}

// --- HeadsByCopies: a weight for each copy of every degree, from the norms of the message
[Irreps("4x0e + 4x1o + 4x2e")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Y(Features r);

    [TensorProduct("4x0e + 4x1o + 4x2e", "0e + 1o + 2e", "4x0e + 4x1o + 4x2e")]
    private partial Hidden Message(Hidden x, Features y);

    [MultiLayerPerceptron("12x0e", "4x0e", Activation = Nonlinearity.LeakyReLU)]
    private partial Features Logits(Features x);

    [Linear]
    private partial Hidden Project(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Hidden x = cloud.Features;
        Hidden message = Message(edges.Sender(x) + edges.Receiver(x), Y(edges.Vectors));
        Scalars attention = edges.Softmax(Scalars.From(Logits(message.SoftNorm())));
        return x + Project(edges.Sum(attention * edges.Envelope() * message));
    }
}

// --- TemperedAttention: temperature, depth and self term are options with defaults
public sealed record AttentionOptions(double Temperature = 1, bool HasSelfTerm = true, int Depth = 2)
{
    public static AttentionOptions Sharp { get; } = new AttentionOptions() with { Temperature = 0.25 };
}

[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Hidden Query(Hidden x);

    [Linear]
    private partial Hidden Key(Hidden x);

    [SteerableConvolution]
    private partial Hidden Value(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Hidden Self(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud, AttentionOptions? options = null)
    {
        var (temperature, hasSelfTerm, depth) = options ?? AttentionOptions.Sharp;
        Hidden x = cloud.Features;
        for (int i = 0; i < depth; i++)
        {
            Hidden y = Attend(cloud.Edges, x, temperature);
            x = hasSelfTerm ? y + Self(x) : y;
        }

        return x;
    }

    private Hidden Attend(Neighbourhood edges, Hidden x, double temperature)
    {
        Scalars logits = Scalars.From(edges.Receiver(Query(x)).Inner(edges.Sender(Key(x))).SumOverCopies());
        return edges.Sum(edges.Softmax(logits / (temperature * Math.Sqrt(12))) * edges.Sender(Value(edges, x)));
    }
}

// --- DistanceAttention: logits fall with the distance, as in graph transformers for crystals
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    private const double Range = 2.5;

    [Linear]
    private partial Hidden Value(Hidden x);

    [MultiLayerPerceptron("16x0e", "8x0e")]
    private partial Features Bias(Features x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars fall = edges.Lengths.Map(static r => -(r * r) / (2 * Range * Range));
        Scalars bias = Scalars.From(Bias(edges.Receiver(cloud.Features).Inner(edges.Sender(cloud.Features))));
        Scalars attention = edges.Softmax(
            bias
                + Scalars.From(
                    fall.Concat(fall).Concat(fall.Concat(fall)).Concat(fall.Concat(fall).Concat(fall.Concat(fall)))
                )
        );
        return cloud.Features + edges.Sum(attention * edges.Sender(Value(cloud.Features)));
    }
}

// --- VectorRejection: ViSNet's update, the part of a vector across the edge (Wang et al. 2024)
[Irreps("8x0e")]
public readonly ref partial struct Atom;

[Irreps("8x1o")]
public readonly ref partial struct Vector;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("1o", "8x1o")]
    private partial Vector Widen(Features u);

    [Linear]
    private partial Vector Left(Vector v);

    [Linear]
    private partial Vector Right(Vector v);

    [Linear("8x0e", "8x0e")]
    private partial Atom Update(Features x);

    public Pair<Atom, Vector> Forward(PointCloud<Atom> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features direction = edges.Vectors / edges.Lengths;
        Vector u = Widen(direction);
        Vector v = edges.Sum(Scalars.From(edges.Sender(cloud.Features)) * u);
        Vector across = Reject(edges.Sender(Left(v)), u),
            other = Reject(edges.Receiver(Right(v)), u);
        Atom x = cloud.Features + Update(edges.Sum(across.Inner(other)));
        return new(x, v);
    }

    private static Vector Reject(Vector v, Vector u) => v - v.Inner(u) * u;
}
