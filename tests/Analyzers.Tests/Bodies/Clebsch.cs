// --- ClebschGordanNet: the only nonlinearity is the product with itself (Kondor et al. 2018)
[Irreps("4x0e + 4x1o + 4x2e")]
public readonly ref partial struct Activation;

[EquivariantModel]
public sealed partial class Net
{
    [TensorSquare]
    private partial Activation Square(Activation x);

    [Linear]
    private partial Activation Mix(Activation x);

    [Linear("4x0e", "1x0e")]
    private partial Features Read(Features x);

    public Features Forward(PointCloud<Activation> cloud)
    {
        Activation f = cloud.Features;
        for (int i = 0; i < 3; i++)
            f = Mix(f + Square(f));
        return Read(((Features)f).Select(0)).Mean(cloud.Batch);
    }
}

// --- Cormorant: one-body and two-body products and a linear mix of all (Anderson et al. 2019)
[Irreps("4x0e + 4x1o + 4x2e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Y(Features r);

    [TensorProduct("4x0e + 4x1o + 4x2e", "0e + 1o + 2e", "4x0e + 4x1o + 4x2e")]
    private partial Atom TwoBody(Atom x, Features y);

    [TensorSquare]
    private partial Atom OneBody(Atom x);

    [Linear("4x0e + 4x1o + 4x2e + 4x0e + 4x1o + 4x2e + 4x0e + 4x1o + 4x2e", "4x0e + 4x1o + 4x2e")]
    private partial Atom Mix(Features x);

    [MultiLayerPerceptron("1x0e", "1x0e")]
    private partial Features Edge(Features x);

    public Atom Forward(PointCloud<Atom> cloud)
    {
        Atom f = cloud.Features;
        Neighbourhood edges = cloud.Edges;
        Scalars g = Scalars.From(Edge(edges.Lengths));
        Atom two = edges.Sum(g * TwoBody(edges.Sender(f), Y(edges.Vectors)));
        return Mix(f.Concat(OneBody(f)).Concat(two));
    }
}

// --- Covariants: bispectrum-like invariants of a density
[Irreps("0e")]
public readonly ref partial struct Weight;

[Irreps("4x0e + 4x1o + 4x2e")]
public readonly ref partial struct Density;

[Irreps("12x0e")]
public readonly ref partial struct Power;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Density Expand(Neighbourhood edges, Weight w);

    [TensorProduct("4x0e + 4x1o + 4x2e", "4x0e + 4x1o + 4x2e", "4x0e + 4x1o + 4x2e")]
    private partial Density Product(Density x, Density y);

    public Power Forward(PointCloud<Weight> cloud)
    {
        Density a = Expand(cloud.Edges, cloud.Features);
        Power power = Power.From(a.Inner(a));
        Power bispectrum = Power.From(Product(a, a).Inner(a));
        return power + bispectrum;
    }
}

// --- NBodyIterated: A-basis and B-basis of the atomic cluster expansion
[Irreps("8x0e")]
public readonly ref partial struct Species;

[Irreps("8x0e + 8x1o + 8x2e")]
public readonly ref partial struct Basis;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Basis A(Neighbourhood edges, Species z);

    [TensorSquare]
    private partial Basis Order2(Basis a);

    [TensorProduct("8x0e + 8x1o + 8x2e", "8x0e + 8x1o + 8x2e", "8x0e + 8x1o + 8x2e")]
    private partial Basis Order3(Basis b, Basis a);

    [Linear]
    private partial Energy One(Basis x);

    [Linear]
    private partial Energy Two(Basis x);

    [Linear]
    private partial Energy Three(Basis x);

    public Energy Forward(PointCloud<Species> cloud)
    {
        Basis a = A(cloud.Edges, cloud.Features),
            b = Order2(a),
            c = Order3(b, a);
        return (One(a) + Two(b) + Three(c)).Sum(cloud.Batch);
    }
}

// --- ClebschPseudo: a triple product makes a pseudoscalar
[Irreps("3x1o")]
public readonly ref partial struct Vectors;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("3x1o", "3x1o", "3x1e")]
    private partial Features Cross(Features a, Features b);

    [TensorProduct("3x1e", "3x1o", "0o")]
    private partial Features Triple(Features a, Features b);

    [Activation(Nonlinearity.Tanh, Input = "0o", Result = "0o")]
    private partial Features Bend(Features x);

    public PseudoScalars Forward(PointCloud<Vectors> cloud)
    {
        Features v = cloud.Features;
        return PseudoScalars.From(Bend(Triple(Cross(v, v), v)).Mean(cloud.Batch));
    }
}
