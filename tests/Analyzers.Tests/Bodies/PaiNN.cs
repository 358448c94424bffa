// --- PaiNN: scalar and vector channels, message and update (Schütt et al. 2021)
[Irreps("s: 16x0e + v: 16x1o")]
public readonly ref partial struct State;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("16x0e", "48x0e")]
    private partial Features Phi(Features s);

    [MultiLayerPerceptron("1x0e", "48x0e")]
    private partial Features W(Features length);

    [Linear("16x1o", "16x1o")]
    private partial Features U(Features v);

    [Linear("16x1o", "16x1o")]
    private partial Features V(Features v);

    [MultiLayerPerceptron("32x0e", "48x0e")]
    private partial Features A(Features x);

    [Linear("1o", "16x1o")]
    private partial Features Widen(Features direction);

    public State Forward(PointCloud<State> cloud)
    {
        Features s = cloud.Features.S;
        Features v = cloud.Features.V;
        Neighbourhood edges = cloud.Edges;

        // Message.
        Features split = Scalars.From(Phi(edges.Sender(s))) * Scalars.From(W(edges.Lengths));
        Scalars left = Scalars.From(split);
        Features direction = Widen(edges.Vectors / edges.Vectors.BoundedNorm(1e-6));
        Features dv = Part(left, 0) * edges.Sender(v) + Part(left, 1) * direction;
        s += edges.Sum((Features)Part(left, 2));
        v += edges.Sum(dv);

        // Update.
        Features uv = U(v),
            vv = V(v);
        Scalars a = Scalars.From(A(s.Concat(vv.SoftNorm())));
        v += Part(a, 0) * uv;
        s += Part(a, 1) * uv.Inner(vv) + Part(a, 2);
        return State.From(s.Concat(v));
    }

    [Linear("48x0e", "16x0e")]
    private partial Features First(Features x);

    [Linear("48x0e", "16x0e")]
    private partial Features Second(Features x);

    [Linear("48x0e", "16x0e")]
    private partial Features Third(Features x);

    private Scalars Part(Scalars x, int i) =>
        Scalars.From(
            i == 0 ? First(x)
            : i == 1 ? Second(x)
            : Third(x)
        );
}

// --- PaiNNBlocks: the split of the scalars written as three blocks of one result
[Irreps("16x0e")]
public readonly ref partial struct S;

[Irreps("16x1o")]
public readonly ref partial struct V;

[Irreps("a: 16x0e + b: 16x0e + c: 16x0e")]
public readonly ref partial struct Three;

[EquivariantModel]
public sealed partial class Message
{
    [MultiLayerPerceptron]
    private partial Three Phi(S s);

    [MultiLayerPerceptron("1x0e", "16x0e + 16x0e + 16x0e")]
    private partial Three Filter(Features length);

    [Linear("1o", "16x1o")]
    private partial V Direct(Features x);

    public Pair<S, V> Forward(Neighbourhood edges, S s, V v)
    {
        Three phi = edges.Sender(Phi(s));
        Three w = Filter(edges.Lengths);
        V dv = (phi.A * w.A) * edges.Sender(v) + (phi.B * w.B) * Direct(edges.Vectors);
        S ds = S.From(phi.C * w.C);
        return new(s + edges.Sum(ds), v + edges.Sum(dv));
    }
}

[EquivariantModel]
public sealed partial class Update
{
    [Linear]
    private partial V U(V v);

    [Linear]
    private partial V W(V v);

    [MultiLayerPerceptron("32x0e", "16x0e + 16x0e + 16x0e")]
    private partial Three A(Features x);

    public Pair<S, V> Forward(S s, V v)
    {
        V u = U(v),
            w = W(v);
        Three a = A(s.Concat(w.SoftNorm()));
        return new(s + S.From(a.A * u.Inner(w) + a.C), v + a.B * u);
    }
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 2)]
    private partial IReadOnlyList<Message> Messages { get; }

    [Module(Repeat = 2)]
    private partial IReadOnlyList<Update> Updates { get; }

    [Linear("16x0e", "0e")]
    private partial Features Read(Features s);

    public Features Forward(PointCloud<S> cloud)
    {
        S s = cloud.Features;
        V v = V.Zeros(s);
        for (int i = 0; i < Messages.Count; i++)
        {
            (s, v) = Messages[i].Forward(cloud.Edges, s, v);
            (s, v) = Updates[i].Forward(s, v);
        }

        return Read(s).Sum(cloud.Batch);
    }
}

// --- PaiNNGated: gated equivariant readout for a dipole
[Irreps("16x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("1o")]
public readonly ref partial struct Dipole;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Gated<Hidden> Widen(Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Dipole Read(Hidden x);

    public Dipole Forward(PointCloud<Hidden> cloud) => Read(Activate(Widen(cloud.Features))).Sum(cloud.Batch);
}

// --- PaiNNPolarizability: a symmetric tensor as 0e + 2e
[Irreps("16x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("trace: 0e + deviator: 2e")]
public readonly ref partial struct Polarizability;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [TensorSquare]
    private partial Polarizability Square(Hidden x);

    public Polarizability Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        x += Interact(cloud.Edges, x);
        return Square(x).Sum(cloud.Batch);
    }
}

// --- PaiNNForces: direct forces with zero sum over each molecule
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("1o")]
public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Force Read(Hidden x);

    public Force Forward(PointCloud<Hidden> cloud)
    {
        Force f = Read(Interact(cloud.Edges, cloud.Features));
        return f - f.Mean(cloud.Batch).Broadcast(cloud.Batch);
    }
}
