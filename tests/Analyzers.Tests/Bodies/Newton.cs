// --- NewtonNet: latent forces along edges, accumulated by atom (Haghighatlari et al. 2022)
[Irreps("16x0e")]
public readonly ref partial struct Atom;

[Irreps("16x1o")]
public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Atom A(Atom x);

    [MultiLayerPerceptron("1x0e", "16x0e")]
    private partial Atom Radial(Features r);

    [MultiLayerPerceptron("16x0e", "1x0e")]
    private partial Features Magnitude(Atom m);

    [MultiLayerPerceptron("16x0e", "16x0e")]
    private partial Features Scale(Atom m);

    [Linear("1o", "16x1o")]
    private partial Force Channels(Features f);

    public Pair<Atom, Force> Forward(PointCloud<Atom> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Atom a = A(cloud.Features);
        Scalars radial = Scalars.From(Radial(e.Lengths));
        Atom m = radial * e.Sender(a) + radial * e.Receiver(a);
        Features force = Scalars.From(Magnitude(m)) * e.Vectors;
        Force f = Scalars.From(Scale(m)) * Channels(force);
        Force total = e.Sum(f);
        return new(cloud.Features + e.Sum(m), total);
    }
}

// --- NewtonNetEnergy: displacement features update the scalars by a projection
[Irreps("16x0e")]
public readonly ref partial struct Atom;

[Irreps("16x1o")]
public readonly ref partial struct Force;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 1)]
    private partial Force Forces(Neighbourhood edges, Atom a);

    [Linear]
    private partial Force Displace(Force f);

    [MultiLayerPerceptron("16x0e", "16x0e")]
    private partial Features Phi(Atom a);

    [MultiLayerPerceptron]
    private partial Energy Read(Atom a);

    public Energy Forward(PointCloud<Atom> cloud)
    {
        Atom a = cloud.Features;
        Force f = Forces(cloud.Edges, a);
        Force d = Displace(f);
        a -= Atom.From(Scalars.From(Phi(a)) * f.Inner(d));
        return Read(a).Sum(cloud.Batch);
    }
}

// --- SymmetricForces: each pair's force acts on both ends with opposite sign
[Irreps("8x0e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("9x0e", "1x0e")]
    private partial Features Strength(Features x);

    public Features Forward(PointCloud<Atom> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Atom sum = e.Sender(cloud.Features) + e.Receiver(cloud.Features);
        return e.Sum(Scalars.From(Strength(sum.Concat(e.Lengths))) * e.Vectors);
    }
}

// --- TorchMdNet: attention with distance filters and vector features (Thölke & De Fabritiis 2022)
[Irreps("16x0e")]
public readonly ref partial struct S;

[Irreps("16x1o")]
public readonly ref partial struct V;

[EquivariantModel]
public sealed partial class Net
{
    [LayerNorm]
    private partial S Norm(S x);

    [Linear(Bias = true)]
    private partial S Q(S x);

    [Linear(Bias = true)]
    private partial S K(S x);

    [Linear("16x0e", "48x0e", Bias = true)]
    private partial Features Values(S x);

    [Linear("1x0e", "16x0e", Bias = true)]
    private partial S FilterK(Features r);

    [Linear("1x0e", "48x0e", Bias = true)]
    private partial Features FilterV(Features r);

    [Activation]
    private partial S Silu(S x);

    [Activation(Input = "48x0e", Result = "48x0e")]
    private partial Features Silu3(Features x);

    [Activation(Nonlinearity.SiLU, Input = "1x0e", Result = "1x0e")]
    private partial Features SiluAttention(Features x);

    [Linear("1o", "16x1o")]
    private partial V Directions(Features x);

    [Linear("16x1o", "48x1o")]
    private partial Features U(V v);

    [Linear("16x0e", "48x0e", Bias = true)]
    private partial Features Out(S x);

    public Pair<S, V> Forward(PointCloud<S> cloud, V v)
    {
        Neighbourhood e = cloud.Edges;
        S x = Norm(cloud.Features);
        Scalars dk = Scalars.From(Silu(FilterK(e.Lengths)));
        Scalars dv = Scalars.From(Silu3(FilterV(e.Lengths)));
        Scalars attention = Scalars.From(SiluAttention((e.Receiver(Q(x)).Inner(dk * e.Sender(K(x)))).SumOverCopies()));
        Features values = dv * e.Sender(Values(x));
        (Features a, Features b, Features c) = Split(values);
        S message = e.Sum(attention * S.From(a));
        V vector = e.Sum(Scalars.From(b) * e.Sender(v) + Scalars.From(c) * Directions(e.Vectors));
        (Features o1, Features o2, Features o3) = Split(Out(message));
        Features u = U(v);
        Scalars inner = Scalars.From(First(u)).Inner(Scalars.From(First(u)));
        return new(cloud.Features + S.From(inner * o2 + o3), v + vector + Scalars.From(o1) * v);
    }

    private static (Features, Features, Features) Split(Features x) => (x.Select(0), x.Select(1), x.Select(2));

    private static Features First(Features x) => x.Select(0);
}

// --- TorchMdNetTypes: the three parts of a result are named blocks of a type
[Irreps("8x0e")]
public readonly ref partial struct S;

[Irreps("8x1o")]
public readonly ref partial struct V;

[Irreps("a: 8x0e + b: 8x0e + c: 8x0e")]
public readonly ref partial struct Triple;

[Irreps("a: 8x1o + b: 8x1o + c: 8x1o")]
public readonly ref partial struct Vectors;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial S Q(S x);

    [Linear]
    private partial S K(S x);

    [Linear]
    private partial Triple O(S x);

    [Linear]
    private partial Vectors U(V v);

    [Linear("8x0e", "1x0e")]
    private partial Features Sum(Features x);

    [Activation(Nonlinearity.SiLU, Input = "1x0e", Result = "1x0e")]
    private partial Features Silu(Features x);

    public Pair<S, V> Forward(PointCloud<S> cloud)
    {
        Neighbourhood e = cloud.Edges;
        S x = cloud.Features;
        V v = V.Zeros(x);
        Scalars a = Scalars.From(Silu(Sum(e.Receiver(Q(x)).Inner(e.Sender(K(x))))));
        S y = e.Sum(a * e.Sender(x));
        Vectors u = U(v);
        Triple o = O(y);
        S dx = S.From(u.A.Inner(u.B) * o.A + o.B);
        V dv = V.From(o.C * u.C);
        return new(x + dx, v + dv);
    }
}
