namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One attention layer of one head, harmonics up to degree 2.</summary>
[EquivariantModel]
public sealed partial class Attention2
{
    [Attention(MaxDegree = 2)]
    private partial Wide2 Attend(Neighbourhood edges, Wide2 x);

    public Wide2 Forward(PointCloud<Wide2> cloud) => Attend(cloud.Edges, cloud.Features);
}

/// <summary>The same of four heads.</summary>
[EquivariantModel]
public sealed partial class Attention2OfFour
{
    [Attention(MaxDegree = 2, Heads = 4)]
    private partial Wide2 Attend(Neighbourhood edges, Wide2 x);

    public Wide2 Forward(PointCloud<Wide2> cloud) => Attend(cloud.Edges, cloud.Features);
}

/// <summary>The plain recipe: the same keys, queries and values, every one of them stored, and a softmax.</summary>
[EquivariantModel]
public sealed partial class PlainAttention2
{
    private const string Hidden = "32x0e + 32x1o + 32x2e",
        Harmonics = "0e + 1o + 2e",
        Coupled = "96x0e + 128x1o + 128x2e";

    [SphericalHarmonics("1o", Harmonics)]
    private partial Features Direction(Features r);

    [MultiLayerPerceptron("8x0e", "352x0e", Hidden = [64])]
    private partial Features WeighKeys(Features basis);

    [MultiLayerPerceptron("8x0e", "352x0e", Hidden = [64])]
    private partial Features WeighValues(Features basis);

    [TensorProduct(Hidden, Harmonics, Coupled, Kind = ProductKind.Channelwise)]
    private partial Features Key(Features x, Features direction, Features weights);

    [TensorProduct(Hidden, Harmonics, Coupled, Kind = ProductKind.Channelwise)]
    private partial Features Value(Features x, Features direction, Features weights);

    [Linear(Hidden, Coupled)]
    private partial Features Query(Features x);

    [Linear(Coupled, Hidden)]
    private partial Features Mix(Features x);

    public Wide2 Forward(PointCloud<Wide2> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features x = cloud.Features,
            sender = edges.Sender(x),
            direction = Direction(edges.Vectors),
            basis = edges.Basis(8);
        Features logits = edges.Receiver(Query(x)).Inner(Key(sender, direction, WeighKeys(basis))).SumOverCopies();
        Scalars weights = edges.Softmax(Scalars.From(logits) / Math.Sqrt(1120)) * edges.Envelope();
        return Wide2.From(Mix(edges.Sum(weights * Value(sender, direction, WeighValues(basis)))));
    }
}
