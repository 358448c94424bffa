// --- SchNet: continuous-filter convolution with a residual (Schütt et al. 2017)
[Irreps("32x0e")]
public readonly ref partial struct Atom;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("1x0e", "32x0e", Hidden = [32], Activation = Nonlinearity.ShiftedSoftplus)]
    private partial Features Filter(Features length);

    [Linear(Bias = true)]
    private partial Atom In(Atom x);

    [Linear(Bias = true)]
    private partial Atom Out(Atom x);

    [MultiLayerPerceptron("32x0e", "1x0e", Activation = Nonlinearity.ShiftedSoftplus)]
    private partial Features Energy(Features x);

    public Features Forward(PointCloud<Atom> cloud)
    {
        Atom x = cloud.Features;
        for (int i = 0; i < 3; i++)
        {
            Scalars w = Scalars.From(Filter(cloud.Edges.Lengths));
            x += Out(cloud.Edges.Sum(w * cloud.Edges.Sender(In(x))));
        }

        return Energy(x).Sum(cloud.Batch);
    }
}

// --- SchNetEmbedding: species are embedded by a linear map of a one-hot
[Irreps("16x0e")]
public readonly ref partial struct Hidden;

[Irreps("mass: 0e")]
public readonly ref partial struct Atom;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("10x0e", "16x0e")]
    private partial Hidden Embed(Features species);

    [SteerableConvolution(MaxDegree = 0, Basis = RadialBasis.Gaussian)]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Activation(Nonlinearity.ShiftedSoftplus)]
    private partial Hidden Activate(Hidden x);

    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Atom> cloud, Labels species)
    {
        Hidden x = Embed(cloud.Batch.OneHot(species, 10));
        x += Activate(Interact(cloud.Edges, x));
        x += Activate(Interact(cloud.Edges, x));
        return Read(x).Sum(cloud.Batch);
    }
}

// --- SchNetBlocks: interaction blocks as repeated modules
[Irreps("16x0e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Interaction
{
    [Linear]
    private partial Hidden Pre(Hidden x);

    [SteerableConvolution(MaxDegree = 0)]
    private partial Hidden Convolve(Neighbourhood edges, Hidden x);

    [Activation(Nonlinearity.ShiftedSoftplus)]
    private partial Hidden Activate(Hidden x);

    [Linear(Bias = true)]
    private partial Hidden Post(Hidden x);

    public Hidden Forward(Neighbourhood edges, Hidden x) => x + Post(Activate(Convolve(edges, Pre(x))));
}

[EquivariantModel]
public sealed partial class Net
{
    [Module(Repeat = 3)]
    private partial IReadOnlyList<Interaction> Interactions { get; }

    [MultiLayerPerceptron(Hidden = [8])]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        foreach (Interaction interaction in Interactions)
            x = interaction.Forward(cloud.Edges, x);
        return Read(x).Sum(cloud.Batch);
    }
}

// --- SchNetAverage: an intensive property, energy per atom scaled and shifted
[Irreps("16x0e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Gap;

[EquivariantModel]
public sealed partial class Net
{
    private readonly double _scale;

    public Net(double scale, ulong seed)
        : this(seed) => _scale = scale;

    [SteerableConvolution(MaxDegree = 0)]
    private partial Hidden Convolve(Neighbourhood edges, Hidden x);

    [Activation]
    private partial Hidden Activate(Hidden x);

    [Linear(Bias = true)]
    private partial Gap Read(Hidden x);

    public Gap Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = Activate(Convolve(cloud.Edges, cloud.Features));
        return _scale * Read(x).Mean(cloud.Batch);
    }
}

// --- SchNetDipole: partial charges times positions relative to the centre of the molecule
[Irreps("16x0e")]
public readonly ref partial struct Hidden;

[Irreps("charge: 0e")]
public readonly ref partial struct Charge;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 0)]
    private partial Hidden Convolve(Neighbourhood edges, Hidden x);

    [Activation]
    private partial Hidden Activate(Hidden x);

    [Linear]
    private partial Charge Read(Hidden x);

    public Features Forward(PointCloud<Hidden> cloud)
    {
        Charge q = Read(Activate(Convolve(cloud.Edges, cloud.Features)));
        Positions centre = cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch);
        return (q.Value * (cloud.Positions - centre)).Sum(cloud.Batch);
    }
}

// --- SchNetNeutral: charges made neutral by subtracting their mean
[Irreps("16x0e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Charge;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 0)]
    private partial Hidden Convolve(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Charge Read(Hidden x);

    public Charge Forward(PointCloud<Hidden> cloud)
    {
        Charge q = Read(Convolve(cloud.Edges, cloud.Features));
        q -= q.Mean(cloud.Batch).Broadcast(cloud.Batch);
        return q;
    }
}
