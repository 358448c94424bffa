namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Two convolutions, a gate and a readout: what an engine calls for one small cloud.</summary>
[EquivariantModel]
public sealed partial class SmallNet
{
    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 7)]
    private partial Gated<Small> Embed(Neighbourhood edges, Atom x);

    [Gate]
    private partial Small Activate(Gated<Small> x);

    [SteerableConvolution(MaxDegree = 2, AverageNeighbours = 7)]
    private partial Small Interact(Neighbourhood edges, Small x);

    [Linear]
    private partial Energy Read(Small x);

    public Energy Forward(PointCloud<Atom> cloud) =>
        Read(Interact(cloud.Edges, Activate(Embed(cloud.Edges, cloud.Features)))).Sum(cloud.Batch);

    /// <summary>What enters.</summary>
    [Irreps("16x0e")]
    public readonly ref partial struct Atom;

    /// <summary>What leaves.</summary>
    [Irreps("value: 0e")]
    public readonly ref partial struct Energy;
}
