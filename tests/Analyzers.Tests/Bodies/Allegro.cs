// --- Allegro: features stay on edges (Musaelian et al. 2023)
[Irreps("8x0e")]
public readonly ref partial struct Species;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o + 2e")]
    private partial Features Y(Features r);

    [MultiLayerPerceptron("17x0e", "16x0e")]
    private partial Features Latent(Features x);

    [Linear("16x0e", "8x0e")]
    private partial Features Weight(Features x);

    [Linear("0e + 1o + 2e", "8x0e + 8x1o + 8x2e")]
    private partial Features Channels(Features y);

    [TensorProduct("8x0e + 8x1o + 8x2e", "8x0e + 8x1o + 8x2e", "8x0e + 8x0e + 8x0e", Kind = ProductKind.Elementwise)]
    private partial Features Couple(Features v, Features env);

    [MultiLayerPerceptron("40x0e", "16x0e")]
    private partial Features Update(Features x);

    [Linear("16x0e", "0e")]
    private partial Features Energy(Features x);

    public Features Forward(PointCloud<Species> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Species z = cloud.Features;
        Features x = Latent(edges.Sender(z).Concat(edges.Receiver(z)).Concat(edges.Lengths));
        Features v = Scalars.From(Weight(x)) * Channels(Y(edges.Vectors));
        Features environment = edges.Receiver(edges.Sum(v));
        x += Update(x.Concat(Couple(v, environment)));
        return edges.Sum(Energy(x)).Sum(cloud.Batch);
    }
}

// --- AllegroEnvelope: latents scaled by a smooth cutoff
[Irreps("8x0e")]
public readonly ref partial struct Species;

[EquivariantModel]
public sealed partial class Net
{
    [MultiLayerPerceptron("17x0e", "16x0e")]
    private partial Features Latent(Features x);

    [Linear("16x0e", "0e")]
    private partial Features Energy(Features x);

    public Features Forward(PointCloud<Species> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features x = Latent(edges.Sender(cloud.Features).Concat(edges.Receiver(cloud.Features)).Concat(edges.Lengths));
        Scalars u = edges.Envelope();
        return edges.Sum(u * Energy(x)).Sum(cloud.Batch);
    }
}

// --- StrictlyLocal: two passes over the edges, no messages between nodes
[Irreps("4x0e + 4x1o")]
public readonly ref partial struct Pair0;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("1o", "4x1o")]
    private partial Features Widen(Features r);

    [MultiLayerPerceptron("1x0e", "4x0e")]
    private partial Features Radial(Features r);

    [TensorProduct("4x0e + 4x1o", "4x0e + 4x1o", "4x0e + 4x1o")]
    private partial Pair0 Couple(Pair0 x, Pair0 y);

    [Linear("4x0e + 4x1o", "0e")]
    private partial Features Read(Features x);

    public Features Forward(PointCloud<Pair0> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Features radial = Radial(e.Lengths);
        Pair0 x = Pair0.From(radial.Concat(Scalars.From(radial) * Widen(e.Vectors)));
        for (int i = 0; i < 2; i++)
            x += Couple(x, e.Receiver(e.Mean(x)));
        return e.Sum(Read(x)).Sum(cloud.Batch);
    }
}
