// --- Tetris: parity tells the chiral shapes apart
[Irreps("0e")]
public readonly ref partial struct Cube;

[Irreps("8x0e + 8x0o + 8x1o + 8x1e")]
public readonly ref partial struct Hidden;

[Irreps("chirality: 0o + kind: 7x0e")]
public readonly ref partial struct Shape;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution("0e", "8x0e + 8x1o", MaxDegree = 1)]
    private partial Features Embed(Neighbourhood edges, Features x);

    [SteerableConvolution("8x0e + 8x1o", "8x0e + 8x1o + 8x1e", MaxDegree = 1)]
    private partial Features Next(Neighbourhood edges, Features x);

    [SteerableConvolution("8x0e + 8x1o + 8x1e", "8x0o + 24x0e + 8x1o + 8x1e", MaxDegree = 1)]
    private partial Features Last(Neighbourhood edges, Features x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 1)]
    private partial Shape Read(Neighbourhood edges, Hidden x);

    public Shape Forward(PointCloud<Cube> cloud)
    {
        Features x = Next(cloud.Edges, Embed(cloud.Edges, cloud.Features));
        Hidden h = Activate(Gated<Hidden>.From(Last(cloud.Edges, x)));
        return Read(cloud.Edges, h).Mean(cloud.Batch);
    }
}

// --- TetrisGated: the usual two layers and a gate
[Irreps("0e")]
public readonly ref partial struct Cube;

[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("8x0e")]
public readonly ref partial struct Logits;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 3)]
    private partial Gated<Hidden> Embed(Neighbourhood edges, Cube x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [SteerableConvolution(MaxDegree = 3)]
    private partial Logits Read(Neighbourhood edges, Hidden x);

    public Logits Forward(PointCloud<Cube> cloud) =>
        Read(cloud.Edges, Activate(Embed(cloud.Edges, cloud.Features))).Mean(cloud.Batch);
}

// --- TetrisPolynomial: no nonlinearity but products of node sums (e3nn's tetris_polynomial)
[Irreps("0e")]
public readonly ref partial struct Cube;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o")]
    private partial Features Y(Features r);

    [TensorProduct("0e + 1o + 2e + 3o", "0e + 1o + 2e + 3o", "16x0e + 16x1o + 16x1e + 16x2e")]
    private partial Features First(Features x, Features y);

    [TensorProduct("16x0e + 16x1o + 16x1e + 16x2e", "0e + 1o + 2e + 3o", "0o + 6x0e")]
    private partial Features Second(Features x, Features y);

    public Features Forward(PointCloud<Cube> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features y = Y(e.Vectors);
        Features node = e.Sum(y);
        Features x = e.Sum(First(e.Sender(node), y));
        return e.Sum(Second(e.Sender(x), y)).Mean(cloud.Batch);
    }
}

// --- PointNet: gate, convolutions and pooling over points
[Irreps("5x0e")]
public readonly ref partial struct Input;

[Irreps("16x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Output;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2, BasisCount = 10, RadialWidth = 100)]
    private partial Gated<Hidden> One(Neighbourhood edges, Input x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Hidden> Two(Neighbourhood edges, Hidden x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Output Three(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    public Output Forward(PointCloud<Input> cloud)
    {
        Hidden h = Activate(One(cloud.Edges, cloud.Features));
        h = Activate(Two(cloud.Edges, h));
        Output o = Three(cloud.Edges, h).Sum(cloud.Batch);
        return o / Math.Sqrt(20);
    }
}

// --- SimplePeriodic: displacements of phonons, vectors in and out
[Irreps("1o")]
public readonly ref partial struct Displacement;

[Irreps("8x0e + 8x1o + 8x1e + 8x2e")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Lift(Neighbourhood edges, Displacement u);

    [NormActivation(Function = Nonlinearity.SiLU)]
    private partial Hidden Bend(Hidden x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Displacement Lower(Neighbourhood edges, Hidden x);

    public Displacement Forward(PointCloud<Displacement> cloud)
    {
        Hidden h = Bend(Lift(cloud.Edges, cloud.Features));
        return cloud.Features + Lower(cloud.Edges, h);
    }
}

// --- DensityModel: node attributes from the sum of harmonics
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "1o + 2e")]
    private partial Features Y(Features r);

    [TensorProduct("8x0e + 8x1o", "1o + 2e", "8x0e + 8x1o")]
    private partial Hidden Update(Hidden x, Features attributes);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Features attributes = cloud.Edges.Mean(Y(cloud.Edges.Vectors));
        Hidden h = cloud.Features;
        return h + Update(h, attributes);
    }
}

// --- EquivariantAttention: e3nn's own attention example
[Irreps("10x0e + 5x1o + 2x2e")]
public readonly ref partial struct Input;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("10x0e + 5x1o + 2x2e", "11x0e + 4x1o")]
    private partial Features Q(Input x);

    [SphericalHarmonics("1o", "0e + 1o + 2e + 3o")]
    private partial Features Y(Features r);

    [TensorProduct("10x0e + 5x1o + 2x2e", "0e + 1o + 2e + 3o", "11x0e + 4x1o")]
    private partial Features K(Input x, Features y);

    [TensorProduct("10x0e + 5x1o + 2x2e", "0e + 1o + 2e + 3o", "14x0e + 6x1o + 2x2e")]
    private partial Features V(Input x, Features y);

    [TensorProduct("11x0e + 4x1o", "11x0e + 4x1o", "0e")]
    private partial Features Dot(Features q, Features k);

    [MultiLayerPerceptron("0e", "0e")]
    private partial Features Cutoff(Features r);

    public Features Forward(PointCloud<Input> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features y = Y(e.Vectors);
        Features k = K(e.Sender(cloud.Features), y),
            v = V(e.Sender(cloud.Features), y),
            q = e.Receiver(Q(cloud.Features));
        Scalars a = e.Softmax(Scalars.From(Dot(q, k)));
        return e.Sum(a * (Scalars.From(Cutoff(e.Lengths)) * v));
    }
}
