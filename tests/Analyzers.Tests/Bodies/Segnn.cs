// --- Segnn: steerable messages and updates conditioned on node and edge attributes (Brandstetter et al. 2022)
[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Body;

[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[Irreps("1o")]
public readonly ref partial struct Displacement;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o")]
    private partial Features Y(Features r);

    [TensorProduct("1x0e + 1x1o", "0e + 1o", "8x0e + 8x1o")]
    private partial Hidden Embed(Body x, Features a);

    [TensorProduct("16x0e + 16x1o + 1x0e", "0e + 1o", "16x0e + 8x1o")]
    private partial Gated<Hidden> Message(Features x, Features a);

    [TensorProduct("16x0e + 16x1o", "0e + 1o", "16x0e + 8x1o")]
    private partial Gated<Hidden> Update(Features x, Features a);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [TensorProduct("8x0e + 8x1o", "0e + 1o", "1o")]
    private partial Displacement Read(Hidden x, Features a);

    public Displacement Forward(PointCloud<Body> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features edgeAttribute = Y(edges.Vectors);
        Features nodeAttribute = edges.Mean(edgeAttribute) + Y(cloud.Features.Velocity);
        Hidden h = Embed(cloud.Features, nodeAttribute);
        for (int i = 0; i < 2; i++)
        {
            Features pair = Sort(edges.Sender(h), edges.Receiver(h));
            Hidden m = Activate(Message(pair.Concat(edges.Lengths), edgeAttribute));
            h += Activate(Update(Sort(h, edges.Sum(m)), nodeAttribute));
        }

        return Read(h, nodeAttribute);
    }

    private static Features Sort(Features x, Features y) =>
        x.Select(0).Concat(y.Select(0)).Concat(x.Select(1)).Concat(y.Select(1));
}

// --- SegnnPlain: concatenation in the natural order
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o")]
    private partial Features Y(Features r);

    [TensorProduct("8x0e + 8x1o + 8x0e + 8x1o", "0e + 1o", "8x0e + 8x1o")]
    private partial Hidden Message(Features x, Features a);

    [TensorProduct("8x0e + 8x1o + 8x0e + 8x1o", "0e + 1o", "8x0e + 8x1o")]
    private partial Hidden Update(Features x, Features a);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Features a = Y(edges.Vectors);
        Hidden h = cloud.Features;
        Hidden m = edges.Sum(Message(edges.Sender(h).Concat(edges.Receiver(h)), a));
        return h + Update(h.Concat(m), edges.Mean(a));
    }
}

// --- SegnnNormalized: instance norm on the features
[Irreps("8x0e + 8x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [BatchNorm]
    private partial Hidden Norm(Hidden x);

    [SteerableConvolution(MaxDegree = 1)]
    private partial Gated<Hidden> Message(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    public Hidden Forward(PointCloud<Hidden> cloud)
    {
        Hidden h = Norm(cloud.Features);
        return h + Norm(Activate(Message(cloud.Edges, h)));
    }
}

// --- SegnnGravity: relative velocities as an edge attribute
[Irreps("mass: 0e + velocity: 1o")]
public readonly ref partial struct Body;

[Irreps("8x0e + 4x1o")]
public readonly ref partial struct Hidden;

[EquivariantModel]
public sealed partial class Net
{
    [SphericalHarmonics("1o", "0e + 1o")]
    private partial Features Y(Features r);

    [TensorProduct("2x0e", "0e + 1o", "8x0e + 4x1o")]
    private partial Hidden Message(Features m, Features a);

    [Linear("4x1o + 1o", "1o")]
    private partial Features Read(Features x);

    public Features Forward(PointCloud<Body> cloud)
    {
        Neighbourhood e = cloud.Edges;
        Body b = cloud.Features;
        Features relative = e.Sender(b.Velocity) - e.Receiver(b.Velocity);
        Features a = Y(e.Vectors) + Y(relative);
        Features h = e.Sum(Message(e.Sender(b.Mass).Concat(e.Receiver(b.Mass)), a));
        return Read(h.Select(1).Concat(b.Velocity));
    }
}
