namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>SEGNN for five charged bodies: embedding, four layers, readout; 147 thousand weights.</summary>
[EquivariantModel]
public sealed partial class Segnn
{
    [SphericalHarmonics("1o", "0e + 1o")]
    private partial Features Attributes(Features vectors);

    [TensorProduct("0e + 1o", "0e + 1o", "32x0e + 32x1o")]
    private partial Features Embed(Features x, Features attributes);

    [Module(Repeat = 4)]
    private partial IReadOnlyList<SegnnLayer> Layers { get; }

    [TensorProduct("32x0e + 32x1o", "0e + 1o", "64x0e + 32x1o")]
    private partial Features Prepare(Features h, Features attributes);

    [Gate("64x0e + 32x1o", "32x0e + 32x1o")]
    private partial Features Gate(Features x);

    [TensorProduct("32x0e + 32x1o", "0e + 1o", "1o")]
    private partial Features Read(Features h, Features attributes);

    public Displacement Forward(PointCloud<FiveBodies> systems)
    {
        Neighbourhood edges = systems.Edges;
        FiveBodies bodies = systems.Features;
        Features charge = bodies.Charge;
        Features edge = Attributes(edges.Vectors);
        Features node = edges.Mean(edge) + Attributes(bodies.Velocity);
        Features invariants = edges.Vectors.SquaredNorm().Concat(edges.Sender(charge).Inner(edges.Receiver(charge)));
        Features h = Embed(((Features)bodies.Speed).Concat(bodies.Velocity), node);
        foreach (SegnnLayer layer in Layers)
            h = layer.Forward(edges, h, edge, node, invariants);
        return Displacement.From(Read(Gate(Prepare(h, node)), node));
    }
}
