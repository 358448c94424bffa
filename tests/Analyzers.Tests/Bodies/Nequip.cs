// --- Nequip: convolution, self-connection by species, gate (Batzner et al. 2022)
[Irreps("8x0e + 8x0o + 8x1o + 8x1e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("4x0e", "8x0e")]
    private partial Features Embed(Features z);

    [SteerableConvolution(MaxDegree = 1, AverageNeighbours = 12)]
    private partial Gated<Hidden> Convolve(Neighbourhood edges, Hidden x);

    [TensorProduct("8x0e + 8x0o + 8x1o + 8x1e", "4x0e", "8x0o + 24x0e + 8x1o + 8x1e")]
    private partial Gated<Hidden> SelfConnect(Hidden x, Features z);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Energy> cloud, Labels species)
    {
        Features z = cloud.Batch.OneHot(species, 4);
        Hidden x = Hidden.From(Embed(z).Concat(Features.Zeros(z, "8x0o + 8x1o + 8x1e")));
        for (int i = 0; i < 2; i++)
            x = Activate(Convolve(cloud.Edges, x) + SelfConnect(x, z));
        return Read(x).Sum(cloud.Batch);
    }
}

// --- NequipEvenOnly: even features only, tensors up to degree two
[Irreps("16x0e + 8x1e + 4x2e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Hidden> Convolve(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Linear]
    private partial Energy Read(Hidden x);

    public Energy Forward(PointCloud<Hidden> cloud) =>
        Read(Activate(Convolve(cloud.Edges, cloud.Features))).Sum(cloud.Batch);
}

// --- NequipResnet: a layer as a module with residual update
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class InteractionBlock
{
    [Linear]
    private partial Hidden First(Hidden x);

    [SteerableConvolution(MaxDegree = 2)]
    private partial Gated<Hidden> Convolve(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    public Hidden Forward(Neighbourhood edges, Hidden x) => Activate(Convolve(edges, First(x)));
}

[EquivariantModel]
public sealed partial class Net
{
    private readonly bool _isResidual;

    public Net(bool isResidual, ulong seed = 0)
        : this(seed) => _isResidual = isResidual;

    [Module(Repeat = 4)]
    private partial IReadOnlyList<InteractionBlock> Layers { get; }

    [Linear("8x0e + 8x1o", "8x0e")]
    private partial Features Hide(Features x);

    [Linear("8x0e", "0e")]
    private partial Energy Read(Features x);

    public Energy Forward(PointCloud<Hidden> cloud)
    {
        Hidden x = cloud.Features;
        foreach (InteractionBlock layer in Layers)
        {
            Hidden y = layer.Forward(cloud.Edges, x);
            x = _isResidual ? x + y : y;
        }

        return Read(Hide(x)).Sum(cloud.Batch);
    }
}

// --- NequipPerSpecies: shift and scale of each species
[Irreps("8x0e")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Energy Read(Hidden x);

    [Linear("5x0e", "0e + 0e")]
    private partial Features ShiftScale(Features z);

    public Energy Forward(PointCloud<Hidden> cloud, Labels species)
    {
        Features both = ShiftScale(cloud.Batch.OneHot(species, 5));
        Scalars scale = Scalars.From(both.Select(0)),
            shift = Scalars.From(both.Select(1));
        Energy atomic = scale * Read(cloud.Features) + Energy.From(shift);
        return atomic.Sum(cloud.Batch);
    }
}

// --- NequipEdgeEnergy: energies on edges, summed at both ends
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("8x0e + 4x1o", "8x0e + 4x1o", "0e")]
    private partial Energy Pair(Hidden x, Hidden y);

    public Energy Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Energy pair = Pair(edges.Sender(cloud.Features), edges.Receiver(cloud.Features));
        return 0.5 * edges.Sum(pair).Sum(cloud.Batch);
    }
}
