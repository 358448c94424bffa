// --- Se3Transformer: attention from inner products of keys and queries (Fuchs et al. 2020)
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Hidden Query(Hidden x);

    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Y(Features r);

    [MultiLayerPerceptron("1x0e", "320x0e")]
    private partial Features RadialK(Features r);

    [MultiLayerPerceptron("1x0e", "320x0e")]
    private partial Features RadialV(Features r);

    [TensorProduct("8x0e + 8x1o", "0e + 1o + 2e", "8x0e + 8x1o")]
    private partial Hidden Key(Hidden x, Features y, Features w);

    [TensorProduct("8x0e + 8x1o", "0e + 1o + 2e", "8x0e + 8x1o")]
    private partial Hidden Value(Hidden x, Features y, Features w);

    [Linear]
    private partial Hidden Self(Hidden x);

    [Linear("16x0e", "1x0e")]
    private partial Features Head(Features x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Hidden x = cloud.Features;
        Features y = Y(edges.Vectors);
        Hidden k = Key(edges.Sender(x), y, RadialK(edges.Lengths));
        Hidden v = Value(edges.Sender(x), y, RadialV(edges.Lengths));
        Hidden q = edges.Receiver(Query(x));
        Scalars a = edges.Softmax(Scalars.From(Head(q.Inner(k))));
        return Self(x) + edges.Sum(a * v);
    }
}

// --- Se3TransformerSum: the plain sum over copies as the logit
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Hidden Query(Hidden x);

    [Linear]
    private partial Hidden Key(Hidden x);

    [Linear]
    private partial Hidden Value(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Hidden x = cloud.Features;
        Scalars logits = Scalars.From(e.Receiver(Query(x)).Inner(e.Sender(Key(x))).SumOverCopies()) / Math.Sqrt(16);
        return x + e.Sum(e.Softmax(logits) * e.Sender(Value(x)));
    }
}

// --- Se3TransformerHeads: one attention weight a copy
[Irreps("8x1o")]
public readonly ref partial struct Vectors;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Vectors Query(Vectors x);

    [Linear]
    private partial Vectors Key(Vectors x);

    [Linear]
    private partial Vectors Value(Vectors x);

    public Vectors Forward(PointCloud<Vectors> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Scalars logits = e.Receiver(Query(cloud.Features)).Inner(e.Sender(Key(cloud.Features)));
        return e.Sum(e.Softmax(logits) * e.Sender(Value(cloud.Features)));
    }
}

// --- EquiformerGraphAttention: a multi-layer perceptron on scalars gives the logits, a gate bends the values (Liao &
// Smidt 2023)
[Irreps("8x0e + 8x1o + 4x2e")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [LayerNorm]
    private partial Hidden Norm(Hidden x);

    [Linear]
    private partial Hidden Source(Hidden x);

    [Linear]
    private partial Hidden Target(Hidden x);

    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Y(Features r);

    [TensorProduct("8x0e + 8x1o + 4x2e", "0e + 1o + 2e", "20x0e + 8x1o + 4x2e")]
    private partial Gated<Hidden> Message(Hidden x, Features y);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [MultiLayerPerceptron("20x0e", "1x0e", Activation = Nonlinearity.LeakyReLU)]
    private partial Features Logit(Features x);

    [Linear]
    private partial Hidden Project(Hidden x);

    [Dropout(0.1)]
    private partial Hidden Drop(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Hidden x = Norm(cloud.Features);
        Gated<Hidden> message = Message(edges.Sender(Source(x)) + edges.Receiver(Target(x)), Y(edges.Vectors));
        Scalars attention = edges.Softmax(Scalars.From(Logit(((Features)message).Select(0))));
        return cloud.Features + Drop(Project(edges.Sum(attention * Activate(message))));
    }
}

// --- EquiformerFeedForward: the equivariant feed-forward block
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("24x0e + 16x1o")]
public readonly ref partial struct Wide;

[EquivariantModel]
public sealed partial class Net
{
    [LayerNorm]
    private partial Hidden Norm(Hidden x);

    [Linear]
    private partial Gated<Wide> Expand(Hidden x);

    [Gate]
    private partial Wide Activate(Gated<Wide> x);

    [Linear]
    private partial Hidden Contract(Wide x);

    public Hidden Forward(Hidden x) => x + Contract(Activate(Expand(Norm(x))));
}

// --- EquiformerStack: attention and feed-forward as modules
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Attention
{
    [Linear]
    private partial Hidden Query(Hidden x);

    [Linear]
    private partial Hidden Key(Hidden x);

    [SteerableConvolution]
    private partial Hidden Value(Neighbourhood edges, Hidden x);

    [Linear("12x0e", "0e")]
    private partial Features Logit(Features x);

    public Hidden Forward(Neighbourhood edges, Hidden x)
    {
        Scalars a = edges.Softmax(Scalars.From(Logit(edges.Receiver(Query(x)).Inner(edges.Sender(Key(x))))));
        return edges.Sum(a * edges.Sender(Value(edges, x)));
    }
}

[EquivariantModel]
public sealed partial class FeedForward
{
    [Linear]
    private partial Gated<Hidden> Widen(Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    public Hidden Forward(Hidden x) => Activate(Widen(x));
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 2)]
    private partial IReadOnlyList<Attention> Attentions { get; }

    [Module(Repeat = 2)]
    private partial IReadOnlyList<FeedForward> Forwards { get; }

    [LayerNorm]
    private partial Hidden Norm(Hidden x);

    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        foreach (var (attention, forward) in Attentions.Zip(Forwards))
        {
            x += attention.Forward(cloud.Edges, x);
            x += forward.Forward(x);
        }

        return Read(Norm(x)).Sum(cloud.Batch);
    }
}

// --- AttentionPooling: a softmax over the atoms of a cloud, made of sums
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("8x0e", "0e")]
    private partial Features Logit(Features x);

    [Activation(Nonlinearity.Softplus, Input = "0e", Result = "0e")]
    private partial Features Positive(Features x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        Scalars w = Scalars.From(Positive(Logit(((Features)x).Select(0))));
        return (w * x).Sum(cloud.Batch) / w.Sum(cloud.Batch);
    }
}
