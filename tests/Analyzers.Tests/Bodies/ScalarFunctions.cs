// --- ZieglerBiersackLittmark: the universal screening function, a sum over a table
[Irreps("charge: 0e")]
public readonly ref partial struct Ion;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    private static readonly double[] Weights = [0.18175, 0.50986, 0.28022, 0.02817];
    private static readonly double[] Decays = [3.19980, 0.94229, 0.40290, 0.20162];

    public Energy Forward(PointCloud<Ion> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars charges = edges.Sender(cloud.Features.Charge) * edges.Receiver(cloud.Features.Charge);
        Scalars screened = edges.Lengths.Map(static r => Screening(r) / r);
        return Energy.From(edges.Sum(0.5 * charges * screened).Sum(cloud.Batch));
    }

    private static Real Screening(Real r)
    {
        Real x = r / 0.4685;
        return Weights[0] * Real.Exp(-Decays[0] * x)
            + Weights[1] * Real.Exp(-Decays[1] * x)
            + Weights[2] * Real.Exp(-Decays[2] * x)
            + Weights[3] * Real.Exp(-Decays[3] * x);
    }
}

// --- ScreeningLoop: the same sum as a loop
[Irreps("charge: 0e")]
public readonly ref partial struct Ion;

[EquivariantModel]
public sealed partial class Net
{
    private static readonly double[] Weights = [0.18175, 0.50986, 0.28022, 0.02817];
    private static readonly double[] Decays = [3.19980, 0.94229, 0.40290, 0.20162];

    public Scalars Forward(PointCloud<Ion> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        return edges
            .Sum(edges.Sender(cloud.Features.Charge) * edges.Lengths.Map(static r => Screening(r) / r))
            .Sum(cloud.Batch);
    }

    private static Real Screening(Real r)
    {
        Real sum = 0;
        for (int i = 0; i < Weights.Length; i++)
            sum += Weights[i] * Real.Exp(-Decays[i] * r);
        return sum;
    }
}

// --- Morse: a bond potential as a helper with parameters
[Irreps("0e")]
public readonly ref partial struct Bead;

[EquivariantModel]
public sealed partial class Net
{
    private readonly double _depth = 4.5;

    private static double Width { get; } = 1.9;

    public Scalars Forward(PointCloud<Bead> cloud, double rest = 1.2)
    {
        Scalars energy = cloud.Edges.Lengths.Map(r => Morse(r, _depth, Width, rest));
        return 0.5 * cloud.Edges.Sum(energy).Sum(cloud.Batch);
    }

    private static Real Morse(Real r, double depth, double width, double rest)
    {
        Real bent = 1 - Real.Exp(-width * (r - rest));
        return depth * (bent * bent - 1);
    }
}

// --- LennardJonesSwitched: a switching function that is piecewise
[Irreps("0e")]
public readonly ref partial struct Bead;

[EquivariantModel]
public sealed partial class Net
{
    private const double Inner = 2.0,
        Outer = 2.5;

    public Scalars Forward(PointCloud<Bead> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars pair = edges.Lengths.Map(static r => 4 * (Real.Pow(r, -12) - Real.Pow(r, -6)) * Switch(r));
        return 0.5 * edges.Sum(pair).Sum(cloud.Batch);
    }

    private static Real Switch(Real r)
    {
        if (r < Inner)
            return 1;
        if (r > Outer)
            return 0;
        Real x = (r - Inner) / (Outer - Inner);
        return 1 - x * x * x * (10 - 15 * x + 6 * x * x);
    }
}

// --- MethodGroups: functions of the library by their names
[Irreps("8x0e + 4x0o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Hidden Mix(Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Features x = Mix(cloud.Features);
        Scalars even = Scalars.From(x.Select(0)).Map(Real.Tanh);
        PseudoScalars odd = PseudoScalars.From(x.Select(1)).MapOdd(Real.Sin);
        return Hidden.From(even.Concat(odd));
    }
}

// --- EnvelopeOfOrder: the polynomial envelope, its order an option
[Irreps("4x0e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    public Atom Forward(PointCloud<Atom> cloud, int order = 6, double cutoff = 3)
    {
        Scalars envelope = cloud.Edges.Lengths.Map(r =>
            order switch
            {
                2 => Envelope(r / cutoff, -6, 8, -3, 2),
                6 => Envelope(r / cutoff, -28, 48, -21, 6),
                _ => 1 - r / cutoff,
            }
        );
        return cloud.Edges.Sum(envelope * cloud.Edges.Sender(cloud.Features));
    }

    private static Real Envelope(Real x, double a, double b, double c, int p)
    {
        Real power = Real.Pow(x, p);
        return x < 1 ? 1 + a * power + b * power * x + c * power * x * x : 0;
    }
}

// --- LogCosh: an activation that the library has not, in a nested class of helpers
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("8x0e", "8x0e")]
    private partial Features Mix(Features x);

    [Linear("8x0e", "12x0e")]
    private partial Features Gates(Features x);

    public Hidden Forward(Hidden x)
    {
        Scalars bent = Scalars.From(Mix(((Features)x).Select(0))).Map(Bends.LogCosh);
        return Scalars.From(Gates(bent)).Map(Real.Sigmoid) * x;
    }

    private static class Bends
    {
        public static Real LogCosh(Real r)
        {
            Real size = Real.Abs(r);
            return size + Real.Log(1 + Real.Exp(-2 * size)) - Math.Log(2);
        }
    }
}

// --- Polynomial: a fitted equation of state, coefficients by Horner's rule
[Irreps("density: 0e + velocity: 1o")]
public readonly ref partial struct Fluid;

[EquivariantModel]
public sealed partial class Net
{
    private readonly double[] _coefficients = [0.1, 1.3, -0.4, 0.02];

    public Features Forward(PointCloud<Fluid> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars pressure = cloud.Features.Density.Map(r =>
            _coefficients[0] + r * (_coefficients[1] + r * (_coefficients[2] + r * _coefficients[3]))
        );
        Scalars jump = edges.Sender(pressure) - edges.Receiver(pressure);
        return cloud.Features.Velocity - edges.Mean(jump * edges.Vectors);
    }
}
