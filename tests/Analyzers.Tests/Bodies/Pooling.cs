// --- GlobalContext: each point sees the mean of its cloud
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("8x0e + 4x1o + 8x0e + 4x1o", "8x0e + 4x1o")]
    private partial Hidden Join(Features x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden mean = cloud.Features.Mean(cloud.Batch);
        return Join(cloud.Features.Concat(mean.Broadcast(cloud.Batch)));
    }
}

// --- VirtualNode: a state of the whole cloud, updated between layers
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Whole;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution]
    private partial Hidden Interact(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Whole Gather(Hidden x);

    [Linear]
    private partial Hidden Scatter(Whole x);

    public Whole Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = cloud.Features;
        Whole w = Whole.Zeros(h.Mean(cloud.Batch));
        for (int i = 0; i < 3; i++)
        {
            h += Interact(cloud.Edges, h) + Scatter(w).Broadcast(cloud.Batch);
            w += Gather(h).Mean(cloud.Batch);
        }

        return w;
    }
}

// --- MultiScale: two cutoffs on one graph
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2, Cutoff = 1.5)]
    private partial Hidden Near(Neighbourhood edges, Hidden x);

    [SteerableConvolution(MaxDegree = 1, Cutoff = 5)]
    private partial Hidden Far(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud) =>
        Near(cloud.Edges, cloud.Features) + Far(cloud.Edges, cloud.Features);
}

// --- TwoGraphs: short-range and long-range edges of two clouds with the same points
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SteerableConvolution(MaxDegree = 2)]
    private partial Hidden Near(Neighbourhood edges, Hidden x);

    [SteerableConvolution(MaxDegree = 1)]
    private partial Hidden Far(Neighbourhood edges, Hidden x);

    public Hidden Forward(PointCloud<Hidden> cloud, Neighbourhood longRange)
    {
        Hidden h = Near(cloud.Edges, cloud.Features);
        return h + Far(longRange, h);
    }
}

// --- WeightedMean: a mean weighted by masses
[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Particle;

[EquivariantModel]
public sealed partial class Net
{
    public Features Forward(PointCloud<Particle> cloud)
    {
        Particle p = cloud.Features;
        return (p.Mass * p.Velocity).Sum(cloud.Batch) / p.Mass.Sum(cloud.Batch);
    }
}

// --- Variance: spread of a feature over its cloud
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    public Scalars Forward(PointCloud<Hidden> cloud)
    {
        Hidden deviation = cloud.Features - cloud.Features.Mean(cloud.Batch).Broadcast(cloud.Batch);
        return deviation.SquaredNorm().Mean(cloud.Batch);
    }
}

// --- SetTransformer: pooling by attention with a learned query of each cloud
[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Hidden Key(Hidden x);

    [Linear]
    private partial Hidden Query(Hidden x);

    [Linear("12x0e", "0e")]
    private partial Features Logit(Features x);

    [Activation(Nonlinearity.Sigmoid, Input = "0e", Result = "0e")]
    private partial Features Sigmoid(Features x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden query = Query(cloud.Features.Mean(cloud.Batch));
        Scalars a = Scalars.From(Sigmoid(Logit(query.Broadcast(cloud.Batch).Inner(Key(cloud.Features)))));
        return (a * cloud.Features).Sum(cloud.Batch);
    }
}
