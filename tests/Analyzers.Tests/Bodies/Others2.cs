// --- Masks: hydrogen atoms do not count, by a label of each row
[Irreps("8x0e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Energy Read(Hidden x);

    [Linear("2x0e", "0e")]
    private partial Features Weight(Features kind);

    public Energy Forward(PointCloud<Hidden> cloud, Labels isHeavy)
    {
        Scalars mask = Scalars.From(Weight(cloud.Batch.OneHot(isHeavy, 2)));
        return (mask * Read(cloud.Features)).Sum(cloud.Batch);
    }
}

// --- Conditioned: features scaled and shifted by a label of the cloud (FiLM)
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("3x0e", "16x0e")]
    private partial Features Scale(Features c);

    [Linear("3x0e", "8x0e")]
    private partial Features Shift(Features c);

    public Hidden Forward(PointCloud<Hidden> cloud, Labels kind)
    {
        Scalars c = cloud.Batch.OneHot(kind, 3);
        Scalars scale = Scalars.From(Scale(c));
        return (1 + scale) * cloud.Features + Hidden.From(Shift(c).Concat(Features.Zeros(c, "8x1o")));
    }
}

// --- Ensemble: several heads averaged
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("energy: 0e + dipole: 1o")]
public readonly ref partial struct Answer;

[EquivariantModel]
public sealed partial class Head
{
    [Linear]
    private partial Gated<Hidden> Widen(Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Answer Read(Hidden x);

    public Answer Forward(Hidden x) => Read(Activate(Widen(x)));
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 5)]
    private partial IReadOnlyList<Head> Heads { get; }

    public Answer Forward(PointCloud<Hidden> cloud)
    {
        Answer sum = Answer.Zeros(cloud.Features);
        foreach (Head head in Heads)
            sum += head.Forward(cloud.Features);
        return (sum / Heads.Count).Mean(cloud.Batch);
    }
}

// --- Unrolled: weights shared over iterations, stopped by a count
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Step(Neighbourhood edges, Hidden x);

    [NormActivation]
    private partial Hidden Bend(Hidden x);

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
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("16x0e", "16x0e", Bias = true)]
    private partial Features Logits(Features x);

    [Activation(Nonlinearity.Sigmoid, Input = "16x0e", Result = "16x0e")]
    private partial Features Sigmoid(Features x);

    public Hidden Forward(Hidden x) => Scalars.From(Sigmoid(Logits(x.SoftNorm()))) * x;
}

// --- Helpers: private helpers and a marked one in a class of tools
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

public static class Tools
{
    [Equivariant]
    public static Hidden Normalize(Hidden x) => x / x.BoundedNorm(1e-3);
}

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Hidden Mix(Hidden x);

    private Hidden Block(Hidden x) => x + Mix(Tools.Normalize(x));

    public Hidden Forward(Hidden x)
    {
        return Twice(x);

        Hidden Twice(Hidden y) => Block(Block(y));
    }
}
