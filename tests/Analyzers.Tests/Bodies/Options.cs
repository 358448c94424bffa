// --- UnitsOfLength: cutoffs in a type of their own, with conversions
public readonly record struct Length(double Angstrom)
{
    public static implicit operator Length(double angstrom) => new(angstrom);

    public static implicit operator double(Length length) => length.Angstrom;

    public static Length operator +(Length a, Length b) => new(a.Angstrom + b.Angstrom);

    public static Length FromBohr(double bohr) => new(0.529177 * bohr);
}

[Irreps("4x0e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    private static readonly Length Bohr = Length.FromBohr(1);

    [MultiLayerPerceptron("6x0e", "4x0e")]
    private partial Features Radial(Features x);

    public Atom Forward(PointCloud<Atom> cloud, double scale = 1)
    {
        Length cutoff = 3.5;
        cutoff += Bohr;
        cutoff *= scale;
        Scalars basis = cloud.Edges.Basis(6, RadialBasis.Gaussian, cutoff) * cloud.Edges.Envelope(cutoff: cutoff);
        return cloud.Features + cloud.Edges.Sum(Scalars.From(Radial(basis)) * cloud.Edges.Sender(cloud.Features));
    }
}

// --- ScheduleOfSteps: a record of options is changed step by step, and taken apart
public sealed record Step(double Size, double Friction, int Repeats = 1)
{
    public Step Halved => this with { Size = Size / 2, Repeats = 2 * Repeats };
}

[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Particle;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("3x0e", "1x0e")]
    private partial Features Strength(Features x);

    public Features Forward(PointCloud<Particle> cloud, Step step)
    {
        Step[] schedule = [step, step.Halved, .. Enumerable.Repeat(step.Halved.Halved, 2)];
        Features v = cloud.Features.Velocity;
        Neighbourhood edges = cloud.Edges;
        foreach (var (size, friction, repeats) in schedule)
        {
            for (int i = 0; i < repeats; i++)
            {
                Scalars masses = Scalars.From(
                    edges.Sender(cloud.Features.Mass).Concat(edges.Receiver(cloud.Features.Mass)).Concat(edges.Lengths)
                );
                v += size * (edges.Sum(Scalars.From(Strength(masses)) * edges.Vectors) - friction * v);
            }
        }

        return v;
    }
}

// --- LogOfCounts: what is counted may be told, with interpolated strings
[Irreps("4x0e + 2x1o")]
public readonly ref partial struct Hidden;

public sealed class Journal
{
    private readonly List<string> _lines = [];

    public void Add(string line) => _lines.Add(line);

    public void Add(FormattableString line) => _lines.Add(FormattableString.Invariant(line));
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 3)]
    private partial IReadOnlyList<Layer> Layers { get; }

    public Hidden Forward(PointCloud<Hidden> cloud, Journal? journal = null)
    {
        journal?.Add($"{cloud.Count} points in {cloud.CloudCount} clouds, {cloud.Edges.Count} edges");
        Hidden x = cloud.Features;
        foreach (var (number, layer) in Layers.Index())
        {
            x = layer.Forward(cloud.Edges, x);
            journal?.Add(
                $"layer {number + 1} of {Layers.Count}: "
                    + $"{(double)cloud.Edges.Count / Math.Max(1, cloud.Count):F1} neighbours"
            );
        }

        return x;
    }
}

[EquivariantModel]
public sealed partial class Layer
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    public Hidden Forward(Neighbourhood edges, Hidden x) => x + Interact(edges, x);
}

// --- WeightsOfATable: coefficients are computed from an untyped table by queries
[Irreps("4x0e + 2x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    private static readonly IReadOnlyDictionary<string, double[]> Tables = new Dictionary<string, double[]>
    {
        ["simpson"] = [1, 4, 1],
        ["boole"] = [7, 32, 12, 32, 7],
    };

    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud, string rule = "simpson")
    {
        if (!Tables.TryGetValue(rule, out double[]? table))
        {
            throw new ArgumentException(
                $"There is no rule '{rule}', only {string.Join(", ", Tables.Keys)}.",
                nameof(rule)
            );
        }
        double[] weights = [.. from w in table select w / table.Sum()];
        Hidden x = cloud.Features,
            sum = Hidden.Zeros(x);
        foreach (double weight in weights.Where(static w => w > 0).OrderDescending())
        {
            x = Interact(cloud.Edges, x);
            sum += weight * x;
        }

        return sum / weights.Max();
    }
}

// --- ChoiceOfReadout: an enumeration and a record choose what is computed
public enum Pooling
{
    Sum,
    Mean,
    Both,
}

public sealed record Readout(Pooling Pooling, (double Low, double High)? Clip = null);

[Irreps("4x0e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud, Readout readout)
    {
        Energy local = Read(cloud.Features);
        Energy pooled = readout switch
        {
            { Pooling: Pooling.Sum } => local.Sum(cloud.Batch),
            (Pooling.Mean, _) => local.Mean(cloud.Batch),
            _ => local.Sum(cloud.Batch) + local.Mean(cloud.Batch),
        };
        if (readout.Clip is not ({ } low, { } high))
            return pooled;
        return Energy.From(Scalars.From((Features)pooled).Map(r => Real.Max(low, Real.Min(high, r))));
    }
}

// --- NoiseSchedule: a diffusion model's table of noise levels, by index from the end
[Irreps("4x0e + 2x1o")]
public readonly ref partial struct Hidden;

[Irreps("1o")]
public readonly ref partial struct Score;

[EquivariantModel]
public sealed partial class Net
{
    private static readonly double[] Levels = [.. Enumerable.Range(1, 10).Select(static i => 0.02 * i * i)];

    [SteerableConvolution]
    private partial Hidden Embed(Neighbourhood edges, Hidden x);

    [SteerableConvolution]
    private partial Score Read(Neighbourhood edges, Hidden x);

    public Score Forward(PointCloud<Hidden> cloud, Index step)
    {
        double level = Levels[step],
            most = Levels[^1];
        ReadOnlySpan<double> earlier = Levels.AsSpan(..step);
        double cumulated = 1;
        foreach (double l in earlier)
            cumulated *= 1 - l / (1 + most);
        return Read(cloud.Edges, Embed(cloud.Edges, cloud.Features)) * Math.Sqrt(cumulated) / (1 + level);
    }
}
