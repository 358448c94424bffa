// --- InducedDipoles: polarisation to self-consistency, damped at short range (Thole 1981)
[Irreps("charge: 0e + polarisability: 0e")]
public readonly ref partial struct Site;

[Irreps("1o")]
public readonly ref partial struct Dipole;

[EquivariantModel]
public sealed partial class Net
{
    private const double Damping = 0.39;

    public Dipole Forward(PointCloud<Site> cloud, int iterations = 4, double mixing = 0.7)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars alpha = cloud.Features.Polarisability;
        Features direct = edges.Sum(edges.Sender(cloud.Features.Charge) * Kernel(edges.Lengths, 3) * edges.Vectors);
        Dipole dipole = Dipole.From(alpha * direct);
        for (int i = 0; i < iterations; i++)
        {
            Features field = direct + Field(edges, dipole);
            dipole = Dipole.From((1 - mixing) * (Features)dipole + mixing * (alpha * field));
        }

        return dipole;
    }

    private static Features Field(Neighbourhood edges, Dipole dipole)
    {
        Features source = edges.Sender(dipole),
            r = edges.Vectors;
        return edges.Sum(3 * (Kernel(edges.Lengths, 5) * source.Inner(r)) * r - Kernel(edges.Lengths, 3) * source);
    }

    private static Scalars Kernel(Scalars lengths, int power) =>
        lengths.Map(r => (1 - Real.Exp(-Damping * r * r * r)) / Real.Pow(r, power));
}

// --- BaselineAndCorrection: physics in a nested class of helpers, the rest is learned
[Irreps("charge: 0e + radius: 0e")]
public readonly ref partial struct Atom;

[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Embed(Neighbourhood edges, Atom x);

    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Atom> cloud)
    {
        Energy learned = Read(Embed(cloud.Edges, cloud.Features)).Sum(cloud.Batch);
        return learned
            + Energy.From(
                Physics.Coulomb(cloud) + Physics.Dispersion(cloud.Edges, cloud.Features.Radius).Sum(cloud.Batch)
            );
    }

    private static class Physics
    {
        private const double Unit = 14.3996;

        public static Scalars Coulomb(PointCloud<Atom> cloud)
        {
            Neighbourhood edges = cloud.Edges;
            Scalars product = edges.Sender(cloud.Features.Charge) * edges.Receiver(cloud.Features.Charge);
            return 0.5 * Unit * edges.Sum(product * edges.Lengths.Map(static r => 1 / r)).Sum(cloud.Batch);
        }

        public static Scalars Dispersion(Neighbourhood edges, Scalars radii)
        {
            Scalars sum = edges.Sender(radii) + edges.Receiver(radii);
            return -1 * edges.Sum((edges.Lengths / sum).Map(Damped));
        }

        private static Real Damped(Real x)
        {
            Real damping = 1 / (1 + Real.Exp(-20 * (x - 1)));
            return damping / Real.Pow(x, 6);
        }
    }
}

// --- Backflow: coordinates are dressed by their neighbours before orbitals see them (neural wave functions)
[Irreps("spin: 0e")]
public readonly ref partial struct Electron;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("3x0e", "1x0e")]
    private partial Features Eta(Features x);

    public Scalars Forward(PointCloud<Electron> cloud, double width = 0.5)
    {
        Neighbourhood edges = cloud.Edges;
        Scalars s = cloud.Features.Spin;
        Features seen = edges.Sender(s).Concat(edges.Receiver(s)).Concat(edges.Lengths);
        Positions dressed = cloud.Positions + edges.Sum(Scalars.From(Eta(seen)) * edges.Vectors);
        Neighbourhood moved = edges.At(dressed);
        return moved.Sum(moved.Lengths.Map(r => -width * r / (1 + r))).Sum(cloud.Batch);
    }
}

// --- BondOrder: Tersoff-like, what a bond feels of the others at its atom
[Irreps("0e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    private static readonly (double A, double B) Repulsion = (1830.8, 2.4799),
        Attraction = (471.18, 1.7322);

    public Scalars Forward(PointCloud<Atom> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        var (a, lambda) = Repulsion;
        var (b, mu) = Attraction;
        Scalars near = edges.Lengths.Map(Taper);
        Scalars coordination = edges.Sum(near);
        Scalars order = (edges.Receiver(coordination) - near).Map(static z => 1 / Real.Sqrt(1 + z * z));
        Scalars pair =
            edges.Lengths.Map(r => a * Real.Exp(-lambda * r)) - order * edges.Lengths.Map(r => b * Real.Exp(-mu * r));
        return 0.5 * edges.Sum(near * pair).Sum(cloud.Batch);
    }

    private static Real Taper(Real r) =>
        r < 2.7 ? 1
        : r > 3.0 ? 0
        : 0.5 - 0.5 * Real.Sin(Math.PI / 2 * (r - 2.85) / 0.15);
}

// --- Wind: a field of the surroundings, known outside as numbers, couples by its strength only
[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Drop;

public sealed class Weather(double strength, params double[] gusts)
{
    public double Strength => strength;

    public int Count => gusts.Length;

    public double this[int i] => gusts[i];

    public Weather Slice(int start, int length) => new(strength, gusts.AsSpan(start, length).ToArray());
}

[EquivariantModel]
public sealed partial class Net
{
    public Features Forward(PointCloud<Drop> cloud, Weather weather)
    {
        double last = weather is [.., var gust] ? gust : 0;
        double drag = weather.Strength + (weather.Count > 2 ? weather[^2] + weather[1..].Count : last);
        Features v = cloud.Features.Velocity;
        return v - drag * (v.SoftNorm() * v) / cloud.Features.Mass;
    }
}
