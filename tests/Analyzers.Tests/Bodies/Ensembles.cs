// --- EnsembleOfParameters: mean and spread of several networks that are handed in
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Potential
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud) => Read(Interact(cloud.Edges, cloud.Features)).Sum(cloud.Batch);
}

[EquivariantModel]
public sealed partial class Net
{
    public Pair<Energy, Energy> Forward(PointCloud<Hidden> cloud, IReadOnlyList<Potential> members)
    {
        Energy mean = Mean(cloud, members);
        Energy spread = Energy.Zeros(mean);
        foreach (Potential member in members)
        {
            Energy deviation = member.Forward(cloud) - mean;
            spread += Scalars.From(deviation) * deviation;
        }

        return new(mean, spread / members.Count);
    }

    private static Energy Mean(PointCloud<Hidden> cloud, IReadOnlyList<Potential> members)
    {
        Energy sum = members[0].Forward(cloud);
        for (int i = 1; i < members.Count; i++)
            sum += members[i].Forward(cloud);
        return sum / members.Count;
    }
}

// --- DeltaLearning: a cheap model and a learned correction
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Baseline
{
    [MultiLayerPerceptron("1x0e", "0e")]
    private partial Energy Pair(Features r);

    public Energy Forward(PointCloud<Hidden> cloud) =>
        0.5 * cloud.Edges.Sum(Pair(cloud.Edges.Lengths)).Sum(cloud.Batch);
}

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Energy Correct(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud, Baseline baseline, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        Energy correction = Correct(Interact(cloud.Edges, cloud.Features)).Sum(cloud.Batch);
        return baseline.Forward(cloud) + weight * correction;
    }
}

// --- TeacherAndStudent: both answers, so that a loss can compare them
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Wide;

[Irreps("1o")]
public readonly ref partial struct Force;

[EquivariantModel]
public sealed partial class Teacher
{
    [SteerableConvolution(MaxDegree = 3)]
    private partial Wide First(Neighbourhood edges, Wide x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Force Second(Neighbourhood edges, Wide x);

    public Force Forward(PointCloud<Wide> cloud) => Second(cloud.Edges, First(cloud.Edges, cloud.Features));
}

[EquivariantModel]
public sealed partial class Student
{
    [SteerableConvolution]
    private partial Force Only(Neighbourhood edges, Wide x);

    public Force Forward(PointCloud<Wide> cloud) => Only(cloud.Edges, cloud.Features);
}

[EquivariantModel]
public sealed partial class Net
{
    [Module]
    private partial Student Student { get; }

    public Pair<Force, Force> Forward(PointCloud<Wide> cloud, Teacher teacher) =>
        new(Student.Forward(cloud), teacher.Forward(cloud));
}

// --- MixtureOfExperts: scalars say how much each expert counts
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Expert
{
    [Linear]
    private partial Hidden Mix(Hidden x);

    [NormActivation]
    private partial Hidden Bend(Hidden x);

    public Hidden Forward(Hidden x) => Bend(Mix(x));
}

[EquivariantModel]
public sealed partial class Net
{
    private const int Experts = 3;

    [Module(Repeat = Experts)]
    private partial IReadOnlyList<Expert> All { get; }

    [Linear("8x0e", "3x0e", Bias = true)]
    private partial Features Choose(Features x);

    public Hidden Forward(Hidden x)
    {
        Features weights = Scalars.From(Choose(x.SoftNorm())).Map(Real.Exp);
        Hidden sum = Hidden.Zeros(x);
        foreach (var (i, expert) in All.Index())
            sum += Scalars.From(Copy(weights, i)) * expert.Forward(x);
        return sum / Scalars.From(weights.SumOverCopies());
    }

    [return: Irreps("0e")]
    private static Features Copy([Irreps("3x0e")] Features x, int copy) => x.SumOverCopies() / (1.0 + copy);
}

// --- Committee: the models are members of a record of options
[Irreps("4x0e + 2x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Member
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud) => Interact(cloud.Edges, cloud.Features);
}

public sealed record Voting(Member First, Member Second)
{
    public double Balance { get; init; } = 0.5;

    public string? Note { get; init; }
}

[EquivariantModel]
public sealed partial class Net
{
    public Hidden Forward(PointCloud<Hidden> cloud, Voting voting)
    {
        double balance = voting is { Balance: > 0 and < 1, Note: null or "" } ? voting.Balance : 0.5;
        return balance * voting.First.Forward(cloud) + (1 - balance) * voting.Second.Forward(cloud);
    }
}

// --- Multigrid: one network on two clouds, the coarse one an input that may be missing
[Irreps("4x0e + 2x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Fine(Neighbourhood edges, Hidden x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Coarse(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud, PointCloud<Hidden>? coarse = null)
    {
        Hidden fine = Fine(cloud.Edges, cloud.Features).Mean(cloud.Batch);
        return coarse is { } other ? fine + Coarse(other.Edges, other.Features).Mean(other.Batch) : fine;
    }
}
